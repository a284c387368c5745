namespace DigestLsp.Online;

/// <summary>How a preview came out.</summary>
public enum PreviewState
{
    /// <summary>The service knows it.</summary>
    Found,

    /// <summary>The service knows it under another name.</summary>
    Moved,

    /// <summary>There is none of that name, or it is not public.</summary>
    Missing,

    /// <summary>Not known now: a limit, a failure, no network, not yet.</summary>
    Unknown,
}

/// <summary>What a service says about a link's target.</summary>
/// <param name="State">How it came out.</param>
/// <param name="Markdown">A card that looks right in every editor: no HTML, tables or pictures, strangers' text escaped.</param>
public sealed record Preview(PreviewState State, string Markdown);
