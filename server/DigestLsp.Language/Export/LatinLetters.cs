using System.Collections.Frozen;

namespace DigestLsp.Language.Export;

/// <summary>
/// Latin letters with diacritics by their names in TeX. The framework does not compose any in invariant globalization mode.
/// </summary>
internal static class LatinLetters
{
    // The name of an accent, then each letter with its composition.
    private static readonly string[] Marked =
    [
        "`AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳ",
        "'AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzź",
        "^AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑ",
        "~AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹ",
        "=AĀEĒGḠIĪOŌUŪYȲaāeēgḡiīoōuūyȳ",
        "uAĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭ",
        ".AȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻaȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzż",
        "\"AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿ",
        "rAÅUŮaåuůwẘyẙ",
        "HOŐUŰoőuű",
        "vAǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzž",
        "dAẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒaạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓ",
        "cCÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢcçdḑeȩgģhḩkķlļnņrŗsştţ",
        "kAĄEĘIĮOǪUŲaąeęiįoǫuų",
    ];

    private static readonly (string Name, char Letter)[] Own =
    [
        ("o", 'ø'),
        ("O", 'Ø'),
        ("l", 'ł'),
        ("L", 'Ł'),
        ("ss", 'ß'),
        ("ae", 'æ'),
        ("AE", 'Æ'),
        ("oe", 'œ'),
        ("OE", 'Œ'),
        ("aa", 'å'),
        ("AA", 'Å'),
        ("i", 'ı'),
        ("j", 'ȷ'),
    ];

    private static readonly FrozenDictionary<char, string> Bare = Marked
        .SelectMany(row => row[1..].Chunk(2))
        .Select(pair => (Letter: pair[1], Name: pair[0].ToString()))
        .Concat(Own.Select(own => (own.Letter, own.Name)))
        .DistinctBy(l => l.Letter)
        .ToFrozenDictionary(l => l.Letter, l => l.Name);

    /// <summary>Gets the letter of a command: <c>ø</c> of <c>o</c>, <c>ß</c> of <c>ss</c>; or null.</summary>
    public static char? Named(string name)
    {
        foreach (var own in Own)
        {
            if (own.Name == name)
                return own.Letter;
        }
        return null;
    }

    /// <summary>Gets a letter with an accent by the accent's name (<c>'</c>, <c>c</c>), or null if there is no such character.</summary>
    public static char? With(char mark, char letter)
    {
        foreach (var row in Marked)
        {
            if (row[0] != mark)
                continue;
            for (var i = 1; i < row.Length; i += 2)
            {
                if (row[i] == letter)
                    return row[i + 1];
            }
        }
        return null;
    }

    /// <summary>Gets the ASCII form of a letter: <c>u</c> for <c>ü</c>, <c>ss</c> for <c>ß</c>; or null.</summary>
    public static string? InAscii(char letter) => Bare.GetValueOrDefault(letter);
}
