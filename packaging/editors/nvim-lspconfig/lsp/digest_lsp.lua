---@brief
---
--- https://github.com/digestlsp/digestlsp
---
--- Language server for paper digests. Install it with `npm install -g digest-lsp` or `dotnet tool install --global digest-lsp`.
---
--- Neovim does not know the filetype:
---
--- ```lua
--- vim.filetype.add({
---   extension = { digest = 'digest' },
---   pattern = { ['.*%.digest%.txt'] = 'digest', ['.*%.digest%.md'] = 'digest' },
--- })
--- ```

---@type vim.lsp.Config
return {
  cmd = { 'digest-lsp', '--stdio' },
  filetypes = { 'digest' },
  root_markers = { '.digest.json', '.git' },
}
