import Documents
import Testing

@Suite struct FormulaGuardTests {
    @Test(arguments: ["=1+1", "+84 912", "-5", "@home", "\tx", "\rx", "'=1", "'''-5", "="])
    func `a text that could run as a formula gets one apostrophe`(text: String) {
        let guarded = FormulaGuard.guarded(text)

        #expect(guarded == "'" + text)
        #expect(FormulaGuard.unguarded(guarded) == text)
    }

    @Test(arguments: ["", "'", "''", "a=1", "'quoted'", " =1", "12", "\n=1", "Đào"])
    func `any other text stays as it is both ways`(text: String) {
        #expect(FormulaGuard.guarded(text) == text)
        #expect(FormulaGuard.unguarded(text) == text)
    }

    @Test func `a dangerous character with a combining mark is still dangerous`() {
        let text = "=\u{301}cmd"

        let guarded = FormulaGuard.guarded(text)

        #expect(guarded.utf8.first == UInt8(ascii: "'"))
        #expect(FormulaGuard.unguarded(guarded) == text)
    }
}
