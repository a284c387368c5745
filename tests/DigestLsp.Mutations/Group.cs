namespace DigestLsp.Mutations;

/// <summary>Code that is broken together, and the tests that must notice.</summary>
/// <param name="Name">The purpose of the code, for messages.</param>
/// <param name="Suite">The project of the tests.</param>
/// <param name="Classes">Filters of their classes.</param>
/// <param name="Files">The sources, relative to the repository.</param>
/// <param name="MinPercent">The share of faults that must be noticed. The others change nothing that can be observed.</param>
internal sealed record Group(string Name, string Suite, string[] Classes, string[] Files, int MinPercent);
