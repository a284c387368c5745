namespace DigestLsp.Language.Rules;

/// <summary>All rules. A test holds that none is forgotten here and that no id is used twice.</summary>
public static class RuleSet
{
    /// <summary>The rules that look at one part.</summary>
    public static IReadOnlyList<PartRule> PartRules { get; } =
    [
        new MissingTitle(),
        new TruncatedAbstract(),
        new CodePromisedWithoutLink(),
        new PageFurnitureRule(),
        new MissingScheme(),
        new LatexResidue(),
        new TexQuotes(),
        new HtmlEntity(),
        new InvisibleCharacter(),
        new MissingSpace(),
        new Mojibake(),
        new InvalidDate(),
    ];

    /// <summary>The rules that compare parts.</summary>
    public static IReadOnlyList<DocumentRule> DocumentRules { get; } =
    [new MissingAbstract(), new DuplicatePaper()];

    /// <summary>Every rule, by id.</summary>
    public static IReadOnlyDictionary<string, Rule> ById { get; } =
        PartRules
            .Concat<Rule>(DocumentRules)
            .OrderBy(r => r.Id, StringComparer.Ordinal)
            .ToDictionary(r => r.Id, StringComparer.Ordinal);
}
