using System.Globalization;

namespace DigestLsp.Server.Cli;

/// <summary>Shows progress on a terminal if work takes more than a second, and clears it at the end.</summary>
internal sealed class FileProgress : IDisposable
{
    private static readonly TimeSpan StartDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly Lock drawing = new();
    private readonly Timer? timer;
    private readonly int all;
    private readonly string noun;
    private int done;
    private int drawn;
    private bool ended;

    /// <param name="all">The number of steps.</param>
    /// <param name="noun">The noun for the steps.</param>
    public FileProgress(int all, string noun)
    {
        (this.all, this.noun) = (all, noun);
        if (!Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb")
            timer = new Timer(_ => Draw(), null, StartDelay, Pace);
    }

    /// <summary>Completes a step.</summary>
    public void Step() => Interlocked.Increment(ref done);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (timer is null)
            return;
        timer.Dispose();
        lock (drawing)
        {
            ended = true;
            if (drawn > 0)
                Console.Error.Write($"\r{new string(' ', drawn)}\r");
        }
    }

    private void Draw()
    {
        lock (drawing)
        {
            if (ended)
                return;
            var text = string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {all:N0} {noun}");
            Console.Error.Write($"\r{text}");
            drawn = text.Length;
        }
    }
}
