import Testing

/// A rule of the house that a machine can see: a pure function from files to findings.
struct Check: Sendable, CustomTestStringConvertible {
    let rule: String
    let findings: @Sendable ([TextFile]) -> [Finding]

    init(_ rule: String, _ findings: @escaping @Sendable ([TextFile]) -> [Finding]) {
        self.rule = rule
        self.findings = findings
    }

    var testDescription: String { rule }

    /// Every rule; one test runs them all over the real tree.
    static let all: [Check] = [
        Check("files, functions and lines are short", Sizes.findings),
        Check("names say what a thing is", Names.findings),
        Check("no construct that hides a fault", Constructs.findings),
        Check("nothing is public", AccessLevels.findings),
        Check("SQL stands in Queries, Schema and Storage", Statements.findings),
        Check("templates escape everything and hold no script or style", TemplateMarkup.findings),
        Check("nothing is fetched from another site", OtherSites.findings),
        Check("message catalogues say the same in both languages", Catalogues.findings),
        Check("migrations are frozen", FrozenMigrations.findings),
        Check("every area has the same shape", AreaShape.findings),
        Check("every dependency has a reason", Dependencies.findings),
        Check("every document has one title", Titles.findings),
        Check("guides are in both languages and show pictures that are there", GuidePictures.findings),
        Check("nothing tells of one machine", MachinePlaces.findings),
        Check("tests name known clauses", KnownClauses.findings),
    ]
}
