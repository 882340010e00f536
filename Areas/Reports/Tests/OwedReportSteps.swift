import App
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Reports

extension World {
    /// Forms of Data/forms beside those of `storeForms()`.
    func storeForms(_ names: [String]) async throws {
        let reports = composition.reports
        let files = try names.map { name in
            try Data(contentsOf: URL(filePath: "\(ProjectFolder.root)/Data/forms/\(name).json"))
        }
        try await store.write { tx in
            for file in files { _ = try reports.storeForm(Array(file), as: .commandLine, in: tx) }
        }
    }

    /// The two forms of Data/forms, the one owed by every grassroots union, the other by every partner.
    func storeForms() async throws {
        let reports = composition.reports
        let files = try ["hdcd_1-1", "welfare_partner-1"].map { name in
            try Data(contentsOf: URL(filePath: "\(ProjectFolder.root)/Data/forms/\(name).json"))
        }
        try await store.write { tx in
            for file in files { _ = try reports.storeForm(Array(file), as: .commandLine, in: tx) }
            try reports.assign(
                AssignmentRequest(
                    form: "hdcd_1", subject: "VN", periodKind: "halfYear", unitKind: "grassroots_union",
                    from: "2025-01-01", until: nil), as: .commandLine, in: tx)
            try reports.assign(
                AssignmentRequest(
                    form: "welfare_partner", subject: "all", periodKind: "month", unitKind: nil,
                    from: "2026-01-01", until: nil), as: .commandLine, in: tx)
        }
    }
}

extension String {
    /// What stands in the input of a cell on a report's page.
    func shownValue(of cell: String) -> String {
        guard let start = firstRange(of: "name=\"cell_\(cell)\" type=\"text\" inputmode=\"numeric\" value=\"") else {
            return "no such input"
        }
        return String(self[start.upperBound...].prefix { $0 != "\"" })
    }
}

extension TestBrowser {
    /// The path of the report that somebody owes.
    func report(of subject: String, form: String = "hdcd_1", period: String = "2026-H1") async throws -> String {
        let list = try await get("/obligations?form=\(form)&period=\(period)").body
        let lines = list.split(separator: "<tr>").filter { $0.contains(">\(subject)</span>") }
        let match = try #require(lines.first?.firstMatch(of: /href="(\/obligations\/\d+)"/))
        return String(match.output.1)
    }

    func version(_ path: String) async throws -> String {
        let page = try await get(path).body
        return String(try #require(page.firstMatch(of: /name="version" value="(\d+)"/)).output.1)
    }

    func fill(
        _ path: String, _ cells: [String: String], notes: [String: String] = [:], version: String? = nil,
        action: String = "save"
    ) async throws -> TestAnswer {
        let current = try await self.version(path)
        return try await post(
            path,
            [("version", version ?? current), ("action", action)]
                + cells.map { ("cell_\($0.key)", $0.value) } + notes.map { ("note_\($0.key)", $0.value) })
    }

    func submit(
        _ path: String, _ cells: [String: String], notes: [String: String] = [:]
    ) async throws -> TestAnswer {
        try await fill(path, cells, notes: notes, action: "submit")
    }

    func judge(_ path: String, _ action: String, _ fields: [String: String] = [:]) async throws -> TestAnswer {
        _ = try await get(path)
        return try await post("\(path)/review", [("action", action)] + fields.map { ($0.key, $0.value) })
    }
}
