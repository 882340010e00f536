import Testing

@Suite struct SwiftTextTests {
    @Test func `comments are no code`() {
        let source = SwiftText("let a = 1 // try! b\n/* as! /* c */ d */ let e = 2\n")

        #expect(source.code[0].hasPrefix("let a = 1 "))
        #expect(!source.code[0].contains("try"))
        #expect(source.code[1].hasSuffix("let e = 2"))
        #expect(!source.code[1].contains("as!"))
    }

    @Test func `a literal is told with its line and blanked in the code`() {
        let source = SwiftText("let a = 1\nlet b = \"one \\\" two\"\n")

        #expect(source.literals == [.init(line: 2, text: "one \\\" two")])
        #expect(source.code[1] == "let b = \"          \"")
    }

    @Test func `what is interpolated is code`() {
        let source = SwiftText("let a = \"x \\(b(\"y\") as! String) z\"")

        #expect(source.literals.map(\.text) == ["y", "x \\() z"])
        #expect(source.code[0].contains("as! String"))
    }

    @Test func `a literal of many lines loses its indentation`() {
        let source = SwiftText("let a = \"\"\"\n    one \"two\"\n      three\n    \"\"\"\nlet b = 1")

        #expect(source.literals == [.init(line: 1, text: "one \"two\"\n  three")])
        #expect(source.code[4] == "let b = 1")
    }

    @Test func `a raw literal ends with its number signs`() {
        let source = SwiftText("let a = #\"one \" \\(two)\"#; let b = 1")

        #expect(source.literals.map(\.text) == ["one \" \\(two)"])
        #expect(source.code[0].hasSuffix("let b = 1"))
    }

    @Test func `a regular expression is no code and a division is`() {
        let source = SwiftText("let a = b.c(of: /try! \"/)\nlet d = e / f / g\n")

        #expect(!source.code[0].contains("try"))
        #expect(source.literals.isEmpty)
        #expect(source.code[1] == "let d = e / f / g")
    }

    @Test func `a regular expression of many lines is no code`() {
        let source = SwiftText("let a = #/\n  try! \" (\n  /#\nlet b = \"c\"\n")

        #expect(!source.code[1].contains("try"))
        #expect(source.literals == [.init(line: 4, text: "c")])
    }

    @Test func `a name in backticks is no code`() {
        let source = SwiftText("func `a try! in \"a name`() {}\nlet a = 1")

        #expect(!source.code[0].contains("try"))
        #expect(source.code[1] == "let a = 1")
    }

    @Test func `functions are found with the lines of their bodies`() {
        let source = SwiftText(
            """
            protocol P {
                func without() -> Int
                var value: Int { get }
            }
            struct S {
                let stored = { 1 }
                init(a: Int = { 2 }()) {
                    self.init()
                }
                func of<T>(
                    _ t: T
                ) throws -> Int
                where T: P {
                    3
                }
                var computed: Int {
                    4
                }
            }
            """)

        let spans = FunctionSpan.all(in: source).map { [$0.firstLine, $0.lastLine] }

        #expect(spans == [[3, 3], [7, 9], [10, 15], [16, 18]])
    }
}
