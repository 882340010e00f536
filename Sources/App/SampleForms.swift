internal import Foundation
internal import Kernel
internal import Reports
internal import Storage

/// The forms of `Data/forms` in the sample world, with who owes them.
struct SampleForms {
    let composition: Composition
    /// The installation's `Data`.
    let dataFolder: String

    /// Whose reports stay empty, so that somebody can try to fill them.
    let skipped: Set<String>

    func make() async throws {
        let folder = dataFolder + "/forms"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
            .sorted()
        let contents = try files.map { Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))) }
        let reports = composition.reports
        try await composition.store.write { tx in
            for content in contents { _ = try reports.storeForm(content, as: .commandLine, in: tx) }
            for assignment in SampleForms.assignments { try reports.assign(assignment, as: .commandLine, in: tx) }
        }
        try await reports.fillSample(skipping: skipped, composition.store)
    }

    private static let assignments =
        ["month", "halfYear", "year"].map { period in
            AssignmentRequest(
                form: "welfare_partner", subject: "all", periodKind: period, unitKind: nil, from: "2017-07-01",
                until: nil, remind: "-3,1,7")
        }
        + ["halfYear", "year"].map { period in
            AssignmentRequest(
                form: "hdcd_1", subject: "VN", periodKind: period, unitKind: "grassroots_union", from: "2017-07-01",
                until: nil, remind: "-5,1,10")
        }
        + ["provincial_federation", "central_sector_union", "commune_union", "grassroots_union"].map { kind in
            AssignmentRequest(
                form: "programme_plan", subject: "VN", periodKind: "year", unitKind: kind, from: "2026-01-01",
                until: nil, remind: "-14,1,14")
        }
        + ["halfYear", "year"].flatMap { period in
            ["provincial_federation", "central_sector_union"].map { kind in
                AssignmentRequest(
                    form: "programme_review", subject: "VN", periodKind: period, unitKind: kind, from: "2025-01-01",
                    until: nil, remind: "-5,1,10")
            }
        }
}
