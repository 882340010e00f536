import Testing

@Suite struct TreeCheckTests {
    private let step = TextFile("Areas/Sales/Schema/2026-11-22-ledger.sql", "CREATE TABLE sale (id TEXT);\n")
    private let name = "sales/2026-11-22-ledger"

    @Test func `a fingerprint is the one that the database keeps`() {
        // From the published test values of FNV-1a, 64 bits.
        #expect(FrozenMigrations.fingerprint("") == "cbf29ce484222325")
        #expect(FrozenMigrations.fingerprint("foobar") == "85944171f73967e8")
    }

    @Test func `a new migration must be frozen`() {
        let findings = FrozenMigrations.findings([step])

        #expect(findings.places == ["\(step.path):1"])
        #expect(findings[0].advice.contains("\(name) \(FrozenMigrations.fingerprint(step.text))"))
    }

    @Test func `a changed migration and one that is gone are found`() {
        let lock = TextFile("docs/migrations.lock", "# names\n\(name) 0123456789abcdef\nsales/2026-01-01-first 0123\n")

        #expect(FrozenMigrations.findings([step, lock]).places == ["\(step.path):1", "docs/migrations.lock:1"])
    }

    @Test func `a frozen migration is left alone, also one inside Storage`() {
        let storage = TextFile(
            "Sources/Storage/Migrator.swift",
            "Migration(name: \"storage/2026-11-22-ground\", script: \"\"\"\n  CREATE TABLE audit (a);\n  \"\"\")")
        let ground = FrozenMigrations.fingerprint("CREATE TABLE audit (a);")
        let lock = TextFile(
            "docs/migrations.lock",
            "\(name) \(FrozenMigrations.fingerprint(step.text))\nstorage/2026-11-22-ground \(ground)\n")

        #expect(FrozenMigrations.findings([step, storage, lock]).isEmpty)
    }

    @Test func `an area without door or page is found`() {
        let file = TextFile("Areas/Care/Model/Grant.swift", "")
        let readme = TextFile("Areas/Care/README.md", "# Care\n")

        #expect(
            AreaShape.findings([file, readme]).places == ["Areas/Care/CareArea.swift:1", "Areas/Care/README.md:1"])
    }

    @Test func `a long page, a strange folder and a stray file are found`() {
        let files = [
            TextFile("Areas/Care/CareArea.swift", ""),
            TextFile("Areas/Care/README.md", "# Care\n" + String(repeating: "word\n", count: 60)),
            TextFile("Areas/Care/Stuff/Grant.swift", ""),
            TextFile("Areas/Care/Grant.swift", ""),
        ]

        #expect(
            AreaShape.findings(files).places == [
                "Areas/Care/README.md:61", "Areas/Care/Stuff/Grant.swift:1", "Areas/Care/Grant.swift:1",
            ])
    }

    @Test func `a dependency without a reason is found`() {
        let files = [
            TextFile("Package.swift", "let a = 1\n.package(url: \"https://github.com/a/swift-b\", from: \"1.0.0\"),\n"),
            TextFile("bin/setup", "product=(libpq-dev libzip-dev)\n"),
            TextFile("Tests/tools/requirements.txt", "# drivers\npytest==9.0.3\nPyYAML==6.0.3\n"),
            TextFile(
                "docs/decisions/dependencies.md",
                "# Dependencies\nlibpq-dev\n| `libzip-dev` | reads |\n| `pytest` | runs |\n"),
        ]

        #expect(
            Dependencies.findings(files).places == ["Package.swift:2", "bin/setup:1", "Tests/tools/requirements.txt:3"])
    }

    @Test func `a document without a title or with two is found`() {
        let without = TextFile("docs/a.md", "\n# A\n")
        let two = TextFile("docs/b.md", "# B\n\n```\n# an example\n```\n# C\n")

        #expect(Titles.findings([without, two]).places == ["docs/a.md:1", "docs/b.md:6"])
    }

    @Test func `a guide with a picture that is not there, or without its twin, is found`() {
        let guide = TextFile(
            "docs/guides/guide-member.md", "# A\n![A](../pictures/a-360.png) ![B](../pictures/b.png)\n")
        let twin = TextFile("docs/guides/guide-member.vi.md", "# A\n![A](../pictures/a-360.png)\n")
        let alone = TextFile("docs/guides/guide-cashier.vi.md", "# A\n")

        #expect(
            GuidePictures.findings([guide, twin, alone], pictures: ["a-360.png"]).places == [
                "docs/guides/guide-member.md:2", "docs/guides/guide-cashier.vi.md:1",
            ])
    }

    @Test(arguments: ["cd /work/main", "ls /root/.cache/x", "/home/an/phucloi", "pip --index-url https://a.example"])
    func `a place of one machine is found`(line: String) {
        #expect(MachinePlaces.findings([TextFile("bin/run", "#!/bin/bash\n\(line)\n")]).places == ["bin/run:2"])
    }

    @Test func `a path of the repository and a route are left alone`() {
        let file = TextFile("docs/a.md", "# A\nbin/run, .build/work/x, /home, /api/root/x\n")

        #expect(MachinePlaces.findings([file]).isEmpty)
    }

    @Test func `a clause that nobody knows is found`() {
        let list = TextFile(
            "docs/clauses.csv", "id,title,state\n0.25d,\"Persons, not turns\",now\n0.25d,Twice,open\n1.04,A,soon\n")
        let test = TextFile("Areas/Sales/Tests/A.swift", "@Test(.clauses(\"0.25d\", \"0.25x\")) func a() {}\n")

        #expect(
            KnownClauses.findings([list, test]).places == [
                "docs/clauses.csv:3", "docs/clauses.csv:4", "Areas/Sales/Tests/A.swift:1",
            ])
    }
}
