import Documents
import Foundation
import Imports
import Testing

@Suite struct SentenceTests {
    private let vietnamese: [String: String]
    private let english: [String: String]

    init() throws {
        vietnamese = try SentenceTests.read("vi")
        english = try SentenceTests.read("en")
    }

    private static func read(_ language: String) throws -> [String: String] {
        let path = "\(ImportResources.folder)/Messages/\(language).json"
        return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: URL(filePath: path)))
    }

    /// The `{name}` places of a sentence.
    private static func places(_ sentence: String) -> Set<String> {
        Set(sentence.matches(of: /\{([a-z]+)\}/).map { String($0.output.1) })
    }

    @Test func `both languages have the same keys with the same places`() {
        #expect(Set(vietnamese.keys) == Set(english.keys))
        #expect(
            vietnamese.filter { SentenceTests.places($0.value) != SentenceTests.places(english[$0.key] ?? "") }.isEmpty)
    }

    @Test func `every reject has its sentence, which tells row and column`() {
        let faults = RowFault.Code.allCases.flatMap { code in
            RowFault.Expectation.allCases.map { RowFault(code, column: "code", expects: $0) }
        }

        let keys = Set(faults.map(\.messageKey))

        #expect(keys == Set(vietnamese.keys.filter { $0.hasPrefix("reject.") }))
        for key in keys {
            let places = SentenceTests.places(vietnamese[key] ?? "")
            #expect(places.isSuperset(of: ["row", "column"]), "\(key)")
            #expect(places.isSubset(of: RowFault(.differs, column: "").parameters(row: 2).keys), "\(key)")
        }
    }

    @Test func `every file that cannot be used has its sentence`() {
        let reasons =
            UnreadableFile.Reason.allCases.map(\.rawValue) + ["column_missing", "column_twice", "too_many_rows"]

        let keys = Set(reasons.map { "file.\($0)" })

        #expect(keys == Set(vietnamese.keys.filter { $0.hasPrefix("file.") }))
    }
}
