namespace DigestLsp.Language.Rules;

/// <summary>All rules. Tests ensure that none is missing and that ids are unique.</summary>
public static class RuleSet
{
    /// <summary>The rules about single parts.</summary>
    public static IReadOnlyList<PartRule> PartRules { get; } =
    [
        new MissingTitle(),
        new MergedTitleAndAbstract(),
        new TitleBrokenOverLines(),
        new TitleInCapitals(),
        new EmptyField(),
        new Placeholder(),
        new TruncatedAbstract(),
        new CodePromisedWithoutLink(),
        new PageBoilerplateRule(),
        new MissingScheme(),
        new InsecureScheme(),
        new SpaceInside(),
        new MalformedScheme(),
        new MissingSpaceBeforeLink(),
        new HrefResidue(),
        new MalformedGitHub(),
        new NoRepository(),
        new TrackingParameters(),
        new DuplicateInEntry(),
        new MalformedArxivId(),
        new LatexResidue(),
        new StrippedLatex(),
        new UnbalancedBracket(),
        new NoBreakSpace(),
        new TrailingWhitespace(),
        new TexQuotes(),
        new HtmlEntity(),
        new InvisibleCharacter(),
        new MissingSpace(),
        new Mojibake(),
        new RepeatedWord(),
        new SpaceBeforePunctuation(),
        new MissingWord(),
        new InvalidDate(),
    ];

    /// <summary>The rules that compare parts.</summary>
    public static IReadOnlyList<DocumentRule> DocumentRules { get; } =
    [
        new MissingAbstract(),
        new DuplicatePaper(),
        new TitleEndsWithPeriod(),
        new DateOutOfOrder(),
        new RepeatedDay(),
        new MissingYear(),
        new PastedTwice(),
        new SameLinkOnEveryEntry(),
        new MixedLineEndings(),
        new PlaceholderCells(),
    ];

    /// <summary>The rules about single parts that may have a safe fix.</summary>
    internal static IReadOnlyList<PartRule> PartRulesWithSafeFixes { get; } =
    [.. PartRules.Where(r => r.MayHaveSafeFix)];

    /// <summary>The rules that compare parts that may have a safe fix.</summary>
    internal static IReadOnlyList<DocumentRule> MendingDocumentRules { get; } =
    [.. DocumentRules.Where(r => r.MayHaveSafeFix)];

    /// <summary>The rules about link verdicts.</summary>
    public static IReadOnlyList<VerdictRule> VerdictRules { get; } =
    [
        new LinkGone(),
        new LinkMoved(),
        new LinkArchived(),
        new NameTakenOver(),
        new TitleDiffers(),
        new OtherRepository(),
    ];

    /// <summary>The rules by id.</summary>
    public static IReadOnlyDictionary<string, Rule> ById { get; } =
        PartRules
            .Concat<Rule>(DocumentRules)
            .Concat(VerdictRules)
            .OrderBy(r => r.Id, StringComparer.Ordinal)
            .ToDictionary(r => r.Id, StringComparer.Ordinal);

    private static readonly Dictionary<string, Rule> ByFormerId = ById
        .Values.SelectMany(r => r.FormerIds.Select(id => (Id: id, Rule: r)))
        .ToDictionary(r => r.Id, r => r.Rule, StringComparer.Ordinal);

    /// <summary>Returns the rule with an id or a former id, or null if it is unknown.</summary>
    public static Rule? Find(string id) => ById.GetValueOrDefault(id) ?? ByFormerId.GetValueOrDefault(id);
}
