using System.Collections.Frozen;

namespace DigestLsp.Language.Syntax;

/// <summary>Names of months and weekdays in the languages of digests.</summary>
internal static class DateNames
{
    private static readonly string[] MonthRows =
    [
        "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari января",
        "february feb februar février févr fév febrero febbraio febr fevereiro fev februari февраля",
        "march mar märz mär mars marzo março maart марта",
        "april apr avril avr abril abr aprile апреля",
        "may mai mayo maggio mag maio mei мая",
        "june jun juni juin junio giugno giu junho июня",
        "july jul juli juillet juil julio luglio lug julho июля",
        "august aug août aout agosto ago augustus августа",
        "september sep sept septembre septiembre settembre set setembro сентября",
        "october oct oktober okt octobre octubre ottobre ott outubro out октября",
        "november nov novembre noviembre novembro ноября",
        "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember december декабря",
    ];

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months =
        MonthRows
            .SelectMany((row, index) => row.Split(' ').Select(name => (Name: name, Number: index + 1)))
            .DistinctBy(m => m.Name)
            .ToFrozenDictionary(m => m.Name, m => m.Number, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    // English names without "day".
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Weekdays = (
        "mon tue tues wed wednes thu thur thurs fri sat satur sun "
        + "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
        + "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim "
        + "lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom "
        + "lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
        + "понедельник вторник среда четверг пятница суббота воскресенье"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Gets the number of a month, 1 to 12, or null if the word is not a month.</summary>
    public static int? Month(ReadOnlySpan<char> name) =>
        Months.TryGetValue(name, out var number) ? number : null;

    /// <summary>Whether a word is a weekday or its abbreviation.</summary>
    public static bool IsWeekday(ReadOnlySpan<char> name)
    {
        if (name.Length > 3 && name.EndsWith("day", StringComparison.OrdinalIgnoreCase))
            name = name[..^3];
        return Weekdays.Contains(name);
    }
}
