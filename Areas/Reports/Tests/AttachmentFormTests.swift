import Foundation
import Kernel
import Testing

@testable import Reports

/// Forms with files and with rows held beside the ledger that cannot be.
@Suite("Forms with attachments") struct AttachmentFormTests {
    private static let words = #""caption": {"vi": "a", "en": "a"}"#

    private func form(_ cells: [String]) -> [UInt8] {
        let text = """
            {"code": "f", "version": 1, "title": {"vi": "a", "en": "a"}, "subject": "partner", "periods": ["month"],
             "clocks": {"opens": 1, "due": 2, "locks": 3}, "sections": [{"code": "s", "title": {"vi": "a", "en": "a"},
             "cells": [\(cells.joined(separator: ","))]}]}
            """
        return Array(text.utf8)
    }

    private static let point = #"{"name": "p", \#(words)}"#
    private static let far = #"{"name": "n", \#(words), "kind": "turns", "beside": "points.turns", "of": "q"}"#
    private static let text = #"{"name": "n", \#(words), "beside": "points.turns", "of": "p"}"#
    private static let strange = #"{"name": "n", \#(words), "kind": "turns", "beside": "sales.turns", "of": "p"}"#
    private static let why = #"{"name": "n", \#(words), "kind": "turns", "explains": true}"#

    @Test(arguments: [
        (#""kind": "attachment", "source": "welfare.turns""#, "form_bad_attachment"),
        (#""kind": "attachment", "formula": "1""#, "form_bad_attachment"),
        (#""kind": "attachment", "declares": "turns""#, "form_bad_declaration"),
        (#""kind": "list", "columns": [\#(point), \#(far)]"#, "form_bad_comparison"),
        (#""kind": "list", "columns": [\#(point), \#(text)]"#, "form_bad_comparison"),
        (#""kind": "list", "columns": [\#(point), \#(strange)]"#, "form_bad_comparison"),
        (#""kind": "list", "columns": [\#(point), \#(why)]"#, "form_bad_comparison"),
        (#""kind": "count", "source": "report.Plan.x""#, "form_unknown_source"),
        (#""kind": "text", "source": "report.plan.x""#, "form_unknown_source"),
    ])
    func `a form whose attachment or comparison cannot be is refused`(cell: String, code: String) throws {
        let refusal = #expect(throws: Refusal.self) {
            try FormReader.form(form([#"{"name": "c", \#(AttachmentFormTests.words), \#(cell)}"#]))
        }

        #expect(refusal?.code == code)
    }

    @Test func `a form with too many attachments is refused`() throws {
        let cells = (0...AttachedFile.mostCells).map {
            #"{"name": "c\#($0)", \#(AttachmentFormTests.words), "kind": "attachment"}"#
        }
        let refusal = #expect(throws: Refusal.self) { try FormReader.form(form(cells)) }

        #expect(refusal?.code == "form_too_many_files")
        #expect(try FormReader.form(form(cells.dropLast())).cells.count == AttachedFile.mostCells)
    }
}
