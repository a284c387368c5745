using DigestLsp.Language.Links;

namespace DigestLsp.Online;

/// <summary>What a hover shows of a link's target.</summary>
/// <param name="State">How the link is.</param>
/// <param name="Markdown">A card that looks right in every editor: no HTML, tables or pictures, strangers' text escaped.</param>
public sealed record Preview(LinkStatus State, string Markdown);
