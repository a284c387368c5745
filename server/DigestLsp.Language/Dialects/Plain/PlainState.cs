using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

/// <summary>How a paper begins in plain text, as flags.</summary>
[Flags]
internal enum PlainOpeners : short
{
    None = 0,

    /// <summary>At an id above its title.</summary>
    Id = 1,

    /// <summary>At a label <c>Title:</c>.</summary>
    Label = 2,

    /// <summary>At an ordinal.</summary>
    Ordinal = 4,

    /// <summary>At a title that is a link.</summary>
    Linked = 8,

    /// <summary>At an emoji that stands for a title.</summary>
    Emoji = 16,

    /// <summary>At a title above its address, names or emoji labels.</summary>
    Head = 32,

    /// <summary>At a bullet, alone or before a title.</summary>
    Bullet = 64,

    /// <summary>At a title above nothing but names, in a list of accepted papers.</summary>
    Names = 128,
    All = 255,
}

/// <summary>Where reading is in a paper.</summary>
internal enum PlainPhase : byte
{
    BeforeTitle,
    Title,
    Body,
    Abstract,

    /// <summary>Behind the first paragraph, or in a part that is no abstract.</summary>
    After,
}

/// <summary>The state before a line, packed into the number that the parser keeps.</summary>
internal record struct PlainState(long Value)
{
    /// <summary>The opener of the open paper; none if no paper is open.</summary>
    public PlainOpeners Unit
    {
        readonly get => (PlainOpeners)(Value & 255);
        set => Value = (Value & ~255L) | (long)value;
    }

    public PlainPhase Phase
    {
        readonly get => (PlainPhase)((Value >> 8) & 7);
        set => Value = (Value & ~(7L << 8)) | ((long)value << 8);
    }

    /// <summary>The label above whose value is still to come.</summary>
    public FieldKind? Pending
    {
        readonly get => ((Value >> 11) & 31) is > 0 and var kind ? (FieldKind)(kind - 1) : null;
        set => Value = (Value & ~(31L << 11)) | ((value is { } kind ? (long)kind + 1 : 0) << 11);
    }

    /// <summary>Whether a blank line comes before the line.</summary>
    public bool IsBehindBlank
    {
        readonly get => Has(16);
        set => Set(16, value);
    }

    /// <summary>Whether the rest is comments and other text of a page.</summary>
    public bool InTail
    {
        readonly get => Has(17);
        set => Set(17, value);
    }

    /// <summary>Whether the open paper has its authors.</summary>
    public bool HasAuthors
    {
        readonly get => Has(18);
        set => Set(18, value);
    }

    /// <summary>Whether any line came before.</summary>
    public bool HasBegun
    {
        readonly get => Has(19);
        set => Set(19, value);
    }

    /// <summary>The ordinal of the open paper.</summary>
    public int Number
    {
        readonly get => (int)((Value >> 20) & 0xFFFF);
        set => Value = (Value & ~(0xFFFFL << 20)) | ((long)Math.Min(value, 0xFFFF) << 20);
    }

    public readonly bool IsOpen => Unit != PlainOpeners.None;

    private readonly bool Has(int bit) => (Value & (1L << bit)) != 0;

    private void Set(int bit, bool value) => Value = value ? Value | (1L << bit) : Value & ~(1L << bit);
}
