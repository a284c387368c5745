using System.Globalization;
using System.Xml;
using DigestLsp.Language.Rules;

namespace DigestLsp.Server.Cli.Reports;

/// <summary>
/// Diagnostics as JUnit XML: a suite per file, a failed test case per diagnostic, and one passed test case for a file without any.
/// </summary>
internal static class JUnitFormat
{
    public static void Write(TextWriter output, IReadOnlyList<FileReport> reports)
    {
        using var xml = XmlWriter.Create(
            output,
            new XmlWriterSettings
            {
                Indent = true,
                OmitXmlDeclaration = true,
                CheckCharacters = true,
            }
        );
        xml.WriteStartElement("testsuites");
        WriteCounts(xml, reports.Sum(Cases), reports.Sum(r => r.Diagnostics.Count));
        foreach (var report in reports)
            WriteSuite(xml, report);
        xml.WriteEndElement();
        xml.Flush();
        output.WriteLine();
    }

    private static void WriteSuite(XmlWriter xml, FileReport report)
    {
        var (path, diagnostics) = report;
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(path));
        WriteCounts(xml, Cases(report), diagnostics.Count);
        xml.WriteAttributeString("skipped", "0");
        if (diagnostics.Count == 0)
        {
            WriteCase(xml, path, "no problems");
            xml.WriteEndElement();
        }
        foreach (var placed in diagnostics)
        {
            var (diagnostic, start) = (placed.Diagnostic, placed.Range.Start);
            var place = string.Create(
                CultureInfo.InvariantCulture,
                $"{start.Line + 1}:{start.Character + 1}"
            );
            WriteCase(xml, path, $"{diagnostic.RuleId} {place}");
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Clean(diagnostic.Message));
            xml.WriteAttributeString("type", RuleSettings.NameOf(diagnostic.Severity));
            xml.WriteString(Clean($"{path}:{place} {diagnostic.Message}"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static int Cases(FileReport report) => Math.Max(1, report.Diagnostics.Count);

    // The Surefire schema requires all counts of a suite, although nothing is measured.
    private static void WriteCounts(XmlWriter xml, int cases, int failures)
    {
        xml.WriteAttributeString("tests", Number(cases));
        xml.WriteAttributeString("failures", Number(failures));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("time", "0");
    }

    private static void WriteCase(XmlWriter xml, string file, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(file));
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("time", "0");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // XML 1.0 does not allow control characters and unpaired surrogates.
    private static string Clean(string text) =>
        string.Concat(
            text.Select(
                (c, i) => XmlConvert.IsXmlChar(c) || (char.IsSurrogate(c) && IsPaired(text, i)) ? c : '\uFFFD'
            )
        );

    private static bool IsPaired(string text, int i) =>
        char.IsHighSurrogate(text[i])
            ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
            : i > 0 && char.IsHighSurrogate(text[i - 1]);
}
