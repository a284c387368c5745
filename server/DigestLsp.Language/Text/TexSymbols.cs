using System.Collections.Frozen;

namespace DigestLsp.Language.Text;

/// <summary>
/// TeX accents, letters, Greek letters and operators in Unicode (The TeXbook, chapters 9 and F; LaTeX companion, tables of symbols).
/// </summary>
public static class TexSymbols
{
    // Letters and their compositions in turn. .NET cannot compose them in invariant globalization mode, which the server uses.
    private static readonly FrozenDictionary<char, string> Accents = new Dictionary<char, string>
    {
        ['`'] = "aàeèiìnǹoòuùwẁyỳAÀEÈIÌNǸOÒUÙWẀYỲ",
        ['\''] = "aácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzźAÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹ",
        ['^'] = "aâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑAÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐ",
        ['~'] = "aãeẽiĩnñoõuũvṽyỹAÃEẼIĨNÑOÕUŨVṼYỸ",
        ['='] = "aāeēgḡiīoōuūyȳAĀEĒGḠIĪOŌUŪYȲ",
        ['u'] = "aăeĕgğiĭoŏuŭAĂEĔGĞIĬOŎUŬ",
        ['.'] = "aȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzżAȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻ",
        ['"'] = "aäeëhḧiïoötẗuüwẅxẍyÿAÄEËHḦIÏOÖUÜWẄXẌYŸ",
        ['r'] = "aåuůwẘyẙAÅUŮ",
        ['H'] = "oőuűOŐUŰ",
        ['v'] = "aǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzžAǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽ",
        ['c'] = "cçdḑeȩgģhḩkķlļnņrŗsştţCÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢ",
        ['k'] = "aąeęiįoǫuųAĄEĘIĮOǪUŲ",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Symbols = (
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ "
        + "mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω "
        + "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω "
        + "times × cdot ⋅ div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ odot ⊙ "
        + "leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ prec ≺ succ ≻ "
        + "in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ emptyset ∅ varnothing ∅ "
        + "forall ∀ exists ∃ neg ¬ land ∧ lor ∨ wedge ∧ vee ∨ perp ⊥ parallel ∥ mid ∣ infty ∞ partial ∂ nabla ∇ "
        + "sum ∑ prod ∏ int ∫ sqrt √ angle ∠ dagger † ddagger ‡ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ "
        + "uplus ⊎ sqcup ⊔ sqcap ⊓ ominus ⊖ oslash ⊘ wr ≀ amalg ⨿ diamond ⋄ triangle △ square □ blacksquare ■ checkmark ✓ "
        + "lneq ⪇ gneq ⪈ nleq ≰ ngeq ≱ lesssim ≲ gtrsim ≳ leqslant ⩽ geqslant ⩾ doteq ≐ triangleq ≜ coloneqq ≔ models ⊨ vdash ⊢ "
        + "nsubseteq ⊈ subsetneq ⊊ sqsubseteq ⊑ preceq ≼ succeq ≽ approxeq ≊ asymp ≍ bowtie ⋈ top ⊤ bot ⊥ prime ′ backslash \\ vert | Vert ‖ "
        + "nexists ∄ because ∵ therefore ∴ iint ∬ oint ∮ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ surd √ complement ∁ wp ℘ "
        + "circlearrowright ↻ circlearrowleft ↺ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ implies ⟹ iff ⟺ hookrightarrow ↪ "
        + "updownarrow ↕ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ Uparrow ⇑ Downarrow ⇓ leadsto ⇝ rightharpoonup ⇀ gets ← vdots ⋮ ddots ⋱ "
        + "lVert ‖ rVert ‖ lvert | rvert | lbrace { rbrace } lbrack [ rbrack ] digamma ϝ varkappa ϰ "
        + "textgreater > textless < textbar | textasciicircum ^ textunderscore _ textdollar $ textquoteleft ‘ textquotedblleft “ "
        + "textquotedblright ” textbullet • texttimes × textpm ± textmu µ texttrademark ™ textcopyright © textellipsis … textsection § "
        + "log log ln ln exp exp sin sin cos cos tan tan min min max max arg arg argmin argmin argmax argmax lim lim sup sup inf inf "
        + "det det dim dim ker ker deg ° Pr Pr gcd gcd tanh tanh sinh sinh cosh cosh TeX TeX LaTeX LaTeX "
        + "to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦ "
        + "uparrow ↑ downarrow ↓ longrightarrow ⟶ ldots … dots … cdots ⋯ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ "
        + "langle ⟨ rangle ⟩ degree ° textdegree ° S § P ¶ copyright © pounds £ euro € textregistered ® "
        + "ss ß ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ dh ð th þ TH Þ dj đ "
        + "textendash – textemdash — textquoteright ’ textbackslash \\ textasciitilde ~ % % & & # # _ _ $ $"
    )
        .Split(' ')
        .Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Gets the character of a TeX command.</summary>
    /// <param name="tex">
    /// An accent with its letter (<c>\'e</c>, <c>\v{c}</c>), a command (<c>\tau</c>), an escape (<c>\%</c>) or <c>~</c>, optionally in
    /// braces.
    /// </param>
    /// <returns>The composed character, or null if the command is unknown.</returns>
    public static string? Find(string tex)
    {
        if (tex == "~")
            return " ";
        if (tex is "\\{" or "\\}")
            return tex[1..];
        var bare = tex.Replace("{", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal)
            .Trim();
        if (bare.Length < 2 || bare[0] != '\\')
            return null;
        var name = bare[1..];
        if (Symbols.TryGetValue(name, out var symbol))
            return symbol;
        var letter = name[1..].TrimStart(' ', '\\');
        var known =
            letter.Length == 1
            && Accents.TryGetValue(name[0], out var composed)
            && (!char.IsAsciiLetter(name[0]) || tex.Contains('{'))
                ? composed
                : "";
        for (var i = 0; i + 1 < known.Length; i += 2)
        {
            if (known[i] == letter[0])
                return known[i + 1].ToString();
        }
        return null;
    }
}
