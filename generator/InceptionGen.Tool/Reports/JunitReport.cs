using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Tool.Reports;

/// <summary>JUnit's XML, which build servers show as tests: a file is a suite, a finding is a failed test, and a clean file is one test that passed.</summary>
internal static class JunitReport
{
    public static void Write(TextWriter output, IReadOnlyList<DiagnosticInfo> findings, IReadOnlyList<string> files)
    {
        ILookup<string, DiagnosticInfo> byFile = findings.ToLookup(finding => finding.Location.Path);
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, CloseOutput = false }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "inceptiongen");
            WriteCounts(xml, Math.Max(1, findings.Count), findings.Count);
            foreach (string file in files) WriteSuite(xml, file, [.. byFile[file]]);
            xml.WriteEndElement();
        }

        output.WriteLine();
    }

    private static void WriteSuite(XmlWriter xml, string file, IReadOnlyList<DiagnosticInfo> findings)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", file);
        WriteCounts(xml, Math.Max(1, findings.Count), findings.Count);
        if (findings.Count == 0) WriteCase(xml, file, "check", finding: null);
        foreach (DiagnosticInfo finding in findings)
        {
            string line = (finding.Location.Lines.Start.Line + 1).ToString(CultureInfo.InvariantCulture), column = (finding.Location.Lines.Start.Column + 1).ToString(CultureInfo.InvariantCulture);
            WriteCase(xml, file, $"{finding.Rule.Id} ({line},{column})", finding);
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, string file, string name, DiagnosticInfo? finding)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", file);
        xml.WriteAttributeString("name", name);
        if (finding is not null)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", finding.Rule.Severity.InWords());
            xml.WriteAttributeString("message", finding.Message);
            xml.WriteString(finding.Rule.HelpLink);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, int tests, int failures)
    {
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
    }
}
