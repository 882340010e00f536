import Testing

@Suite struct SourceCheckTests {
    @Test func `a long file, a wide line and a long function are found`() {
        let long = TextFile("Sources/A/Long.swift", String(repeating: "let a = 1\n", count: 301))
        let wide = TextFile("Sources/A/Wide.swift", "let a = 1\n// " + String(repeating: "đ", count: 118) + "\n")
        let body = TextFile(
            "Sources/A/Body.swift", "\nfunc a() {\n" + String(repeating: "    b()\n", count: 59) + "}\n")

        #expect(Sizes.findings([long]).places == ["Sources/A/Long.swift:301"])
        #expect(Sizes.findings([wide]).places == ["Sources/A/Wide.swift:2"])
        #expect(Sizes.findings([body]).places == ["Sources/A/Body.swift:2"])
    }

    @Test func `a file, a line and a function at the limit are left alone`() {
        let file = TextFile("Sources/A/Long.swift", String(repeating: "let a = 1\n", count: 300))
        let line = TextFile("Sources/A/Wide.swift", "// " + String(repeating: "đ", count: 117) + "\n")
        let body = TextFile("Sources/A/Body.swift", "func a() {\n" + String(repeating: "    b()\n", count: 58) + "}\n")

        #expect(Sizes.findings([file, line, body]).isEmpty)
    }

    @Test(arguments: [
        "struct SaleManager {}", "enum StringUtils {}", "final class CoreData {}", "actor SaleServiceImpl {}",
    ])
    func `a type whose name says nothing is found`(line: String) {
        #expect(Names.findings([TextFile("Sources/A/A.swift", "\n" + line)]).places.contains("Sources/A/A.swift:2"))
    }

    @Test(arguments: ["Sources/Core/A.swift", "Areas/Sales/Helpers/A.swift", "Sources/A/StringUtils.swift"])
    func `a path that says nothing is found`(path: String) {
        #expect(Names.findings([TextFile(path, "")]).places == ["\(path):1"])
    }

    @Test func `a kind of product is no type`() {
        let file = TextFile(
            "Sources/A/ProductKind.swift", "import ServiceLifecycle\nenum ServicesCatalogue { case service }")

        #expect(Names.findings([file]).isEmpty)
    }

    @Test(arguments: [
        "let a = try! b()", "let a = b as! C", "fatalError()", "final class A: @unchecked Sendable {}",
        "nonisolated(unsafe) var a = 1", "Task.detached {}", "DispatchQueue.main", "print(\"a\")",
    ])
    func `a construct that hides a fault is found`(line: String) {
        #expect(Constructs.findings([TextFile("Sources/A/A.swift", "\n\(line)\n")]).places == ["Sources/A/A.swift:2"])
    }

    @Test func `App may print, a method of that name too, and comments may say anything`() {
        let app = TextFile("Sources/App/A.swift", "print(1)")
        let method = TextFile("Sources/A/A.swift", "console.print(1) // try! as! fatalError()")

        #expect(Constructs.findings([app, method]).isEmpty)
    }

    @Test(arguments: ["public struct A {}", "public static func a() {}", "public import B", "open class A {}"])
    func `a public declaration is found`(line: String) {
        #expect(AccessLevels.findings([TextFile("Sources/A/A.swift", line)]).places == ["Sources/A/A.swift:1"])
    }

    @Test func `a package declaration and a value called public are left alone`() {
        let file = TextFile("Sources/A/A.swift", "package struct A {}\nlet a = [.public, .private]\nlet open = true\n")

        #expect(AccessLevels.findings([file]).isEmpty)
    }

    @Test(arguments: ["Areas/Sales/Actions/A.swift", "Sources/Web/A.swift", "Areas/Sales/Pages/A.swift"])
    func `a statement outside its places is found`(path: String) {
        let file = TextFile(path, "let a = 1\ntx.run(\"\"\"\n    -- all\n    DELETE FROM sale\n    \"\"\")\n")

        #expect(Statements.findings([file]).places == ["\(path):3"])
    }

    @Test(arguments: [
        "Areas/Sales/Queries/A.swift", "Sources/Storage/A.swift", "Areas/Sales/Tests/A.swift", "Tests/WebTests/A.swift",
    ])
    func `a statement in its place is left alone`(path: String) {
        #expect(Statements.findings([TextFile(path, "tx.run(\"SELECT 1\")")]).isEmpty)
    }

    @Test func `a template that asks is found`() {
        let file = TextFile("Areas/Sales/Templates/a.mustache", "<p>\n{{SaleQueries.all}}\n</p>")

        #expect(Statements.findings([file]).places == ["Areas/Sales/Templates/a.mustache:2"])
    }

    @Test func `a sentence with the word select is no statement`() {
        let file = TextFile("Areas/Sales/Actions/A.swift", "let a = \"Select a point, then update it\"")

        #expect(Statements.findings([file]).isEmpty)
    }
}
