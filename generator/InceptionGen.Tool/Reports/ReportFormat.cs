namespace InceptionGen.Tool.Reports;

/// <summary>How findings are printed.</summary>
internal enum ReportFormat
{
    /// <summary>As MSBuild prints them: "net.csv(3,17): error ING204: ...".</summary>
    Text,

    /// <summary>A list of objects.</summary>
    Json,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>Annotations of GitHub Actions.</summary>
    GitHub,

    /// <summary>JUnit's XML: a file is a suite, a finding is a failure.</summary>
    Junit,
}
