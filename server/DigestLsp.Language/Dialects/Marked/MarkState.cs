namespace DigestLsp.Language.Dialects;

/// <summary>The state of the parser of marked-up text between two blocks, as one number.</summary>
internal record struct MarkState(long Value)
{
    // Bits 0-7 fence, 8-9 phase, 10-15 flags, 16-20 open unit, 21-23 section, 24-28 depth of papers below a day, 29-31 flags, 32-63 columns.
    private const int PhaseShift = 8;
    private const int UnitShift = 16;
    private const int SectionShift = 21;
    private const int DayShift = 24;
    private const int ColumnShift = 32;

    /// <summary>The level of units that are paragraphs, below all headings.</summary>
    public const int Line = 7;

    /// <summary>The level of items without indentation; indented ones are deeper.</summary>
    public const int Item = 8;

    /// <summary>The open fence of <see cref="MarkFence"/>.</summary>
    public long Fence
    {
        readonly get => Value & 255;
        set => Value = (Value & ~255L) | value;
    }

    /// <summary>Whether any block precedes.</summary>
    public bool Begun
    {
        readonly get => Phase > 0;
        set => Phase = Math.Max(Phase, value ? 1 : 0);
    }

    /// <summary>Whether it is inside of front matter.</summary>
    public bool InFront
    {
        readonly get => Phase == 2;
        set =>
            Phase =
                value ? 2
                : Phase == 2 ? 1
                : Phase;
    }

    /// <summary>Whether it is after front matter and before its heading.</summary>
    public bool BehindFront
    {
        readonly get => Phase == 3;
        set =>
            Phase =
                value ? 3
                : Phase == 3 ? 1
                : Phase;
    }

    /// <summary>In a list of references at the end of a text.</summary>
    public bool InReferences
    {
        readonly get => Get(10);
        set => Set(10, value);
    }

    /// <summary>Whether the open section links to a paper by itself.</summary>
    public bool SectionAnchored
    {
        readonly get => Get(11);
        set => Set(11, value);
    }

    /// <summary>Whether the open unit below the section links to a paper.</summary>
    public bool UnitAnchored
    {
        readonly get => Get(12);
        set => Set(12, value);
    }

    /// <summary>Whether the next block underlines a heading.</summary>
    public bool Underlines
    {
        readonly get => Get(13);
        set => Set(13, value);
    }

    /// <summary>Whether the previous block ends with a colon.</summary>
    public bool BehindColon
    {
        readonly get => Get(14);
        set => Set(14, value);
    }

    /// <summary>Whether it is below a day.</summary>
    public bool Dated
    {
        readonly get => Get(15);
        set => Set(15, value);
    }

    /// <summary>Whether no blank line follows the previous block.</summary>
    public bool IsTight
    {
        readonly get => Get(29);
        set => Set(29, value);
    }

    /// <summary>Whether it is below a month heading.</summary>
    public bool BelowMonth
    {
        readonly get => Get(30);
        set => Set(30, value);
    }

    /// <summary>In a section about the list itself: tools, license, contents.</summary>
    public bool InAside
    {
        readonly get => Get(31);
        set => Set(31, value);
    }

    /// <summary>The level of the open unit, or 0.</summary>
    public int Unit
    {
        readonly get => (int)(Value >> UnitShift) & 31;
        set => Value = (Value & ~(31L << UnitShift)) | ((long)value << UnitShift);
    }

    /// <summary>The level of the open section, or 0.</summary>
    public int Section
    {
        readonly get => (int)(Value >> SectionShift) & 7;
        set => Value = (Value & ~(7L << SectionShift)) | ((long)value << SectionShift);
    }

    /// <summary>The depth of the item that is the open day, plus one, or 0.</summary>
    public int DayItem
    {
        readonly get => (int)(Value >> DayShift) & 31;
        set => Value = (Value & ~(31L << DayShift)) | ((long)value << DayShift);
    }

    /// <summary>The columns of the open table; see <see cref="TableColumns"/>.</summary>
    public uint Columns
    {
        readonly get => (uint)(Value >> ColumnShift);
        set => Value = (Value & 0xFFFFFFFFL) | ((long)value << ColumnShift);
    }

    public readonly bool IsOpen => Unit != 0;

    // Not started, started, in front matter, after front matter.
    private long Phase
    {
        readonly get => (Value >> PhaseShift) & 3;
        set => Value = (Value & ~(3L << PhaseShift)) | (value << PhaseShift);
    }

    private readonly bool Get(int bit) => (Value & (1L << bit)) != 0;

    private void Set(int bit, bool value) => Value = value ? Value | (1L << bit) : Value & ~(1L << bit);
}
