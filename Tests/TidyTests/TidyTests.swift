import Testing

/// All rules over the real tree.
///
/// Each rule has tests of its own that make it fail.
@Suite struct TidyTests {
    @Test(arguments: Check.all)
    func `the tree keeps the rule`(check: Check) {
        for finding in check.findings(RepositoryFiles.all) {
            Issue.record("\(finding)")
        }
    }

    @Test func `the tree is read from its root`() {
        let paths = Set(RepositoryFiles.all.map(\.path))

        #expect(paths.contains("Package.swift"))
        #expect(paths.contains("Tests/TidyTests/TidyTests.swift"))
        #expect(!paths.contains { $0.hasPrefix(".build/") || $0.hasPrefix(".git/") })
    }
}
