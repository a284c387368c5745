using DigestLsp.Language.Links;

namespace DigestLsp.Online;

/// <summary>The rendered preview of a link's target.</summary>
/// <param name="State">The link status.</param>
/// <param name="Markdown">Markdown that renders well in every editor: no HTML, tables or images, with untrusted text escaped.</param>
public sealed record Preview(LinkStatus State, string Markdown);
