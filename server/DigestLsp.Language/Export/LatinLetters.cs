using System.Collections.Frozen;

namespace DigestLsp.Language.Export;

/// <summary>Latin letters with marks over and under them, as TeX names them. The framework composes none where it knows no cultures.</summary>
internal static class LatinLetters
{
    // A mark's name, then each letter with what it becomes.
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

    /// <summary>The letter that has a name of its own: <c>ø</c> of <c>o</c>, <c>ß</c> of <c>ss</c>; null where none has.</summary>
    public static char? Named(string name)
    {
        foreach (var own in Own)
        {
            if (own.Name == name)
                return own.Letter;
        }
        return null;
    }

    /// <summary>A letter with a mark, by the mark's name (<c>'</c>, <c>c</c>); null where there is no such letter.</summary>
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

    /// <summary>A letter as ASCII writes it: <c>u</c> for <c>ü</c>, <c>ss</c> for <c>ß</c>; null for one that is none of these.</summary>
    public static string? InAscii(char letter) => Bare.GetValueOrDefault(letter);
}
