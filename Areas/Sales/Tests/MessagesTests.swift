import Kernel
import Logging
import TestKit
import Testing
import Web

@testable import Sales

struct MessagesTests {
    private func catalogue() throws -> Catalogue {
        try Catalogue(
            folders: [SalesArea.resources], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func `the texts of Sales have the same keys in both languages`() throws {
        let catalogue = try catalogue()

        #expect(catalogue.keys(.vietnamese) == catalogue.keys(.english))
    }

    @Test(arguments: [
        "paid_over_list", "in_future", "point_closed", "wrong_partner", "product_not_in_force",
        "agreement_not_in_force", "not_a_member", "not_covered", "over_limit", "pool_empty",
    ])
    func `every rule has a sentence that says what to do next`(code: String) throws {
        let catalogue = try catalogue()

        #expect(catalogue.text("refusal.\(code)", [:], .vietnamese).contains("Hãy"))
        #expect(catalogue.text("refusal.\(code)", [:], .english).contains("Please"))
    }

    @Test(arguments: Language.allCases)
    func `no sentence has a gap that nothing fills`(language: Language) throws {
        let catalogue = try catalogue()
        let filled: Set<String> = [
            "row", "column", "value", "most", "product", "point", "time", "paid", "quantity", "list", "who", "when",
            "kind", "count",
        ]

        for key in catalogue.keys(language) {
            for gap in catalogue.text(key, [:], language).matches(of: /\{([a-z]+)\}/) {
                #expect(filled.contains(String(gap.1)), "\(key)")
            }
        }
    }

    @Test func `every tag of the templates stands for something`() async throws {
        try await World.with { world in
            let problems = world.site.templateProblems()

            #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
        }
    }

    @Test func `the pages of Sales need no text that is missing`() async throws {
        try await World.with { world in
            let catalogue = world.site.catalogue
            for status in ["accepted", "refused", "reversed", "reversal"] {
                #expect(catalogue.has("sale.status.\(status)"))
                #expect(catalogue.has("counter.answer.\(status)"))
            }
            for code in ["missing_value", "bad_value", "unknown_member"] {
                #expect(catalogue.has("counter.wrong.member_no.\(code)"))
            }
            for field in ["point", "product", "quantity", "list_amount", "paid_amount", "invoice_no"] {
                #expect(catalogue.has("counter.wrong.\(field)"))
            }
        }
    }
}
