System.Console.WriteLine("digest-lsp");
