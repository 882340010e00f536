import Foundation
import Imports
import Kernel
import Logging
import Organisation
import Storage
import TestKit
import Web

@testable import Reports

/// A small register of units and partners, with figures that a closure answers.
///
/// VN with Hà Nội (P01), Hồ Chí Minh (P79) and the sector union GD below it; the district D01, closed in 2025, hung
/// below P01 and G01 below D01. Partners DT with its branch DT-HN, and XY.
struct ReportWorld: Sendable {
    let store: Store
    let reports: ReportsFacade

    static let now = SampleReport.instant
    static let units = """
        code,name,kind,parent_code,opened_on,closed_on
        VN,Tổng Liên đoàn Lao động Việt Nam,confederation,,1929-07-28,
        P01,Liên đoàn Lao động thành phố Hà Nội,provincial_federation,VN,1946-01-01,
        P79,Liên đoàn Lao động Thành phố Hồ Chí Minh,provincial_federation,VN,1976-01-01,
        GD,Công đoàn Giáo dục Việt Nam,central_sector_union,VN,1951-07-22,
        D01,Liên đoàn Lao động quận Ba Đình,district_federation,P01,1980-01-01,2025-07-01
        G01,Công đoàn cơ sở <b>Bánh kẹo</b> Ba Đình,grassroots_union,D01,2000-01-01,

        """
    static let partners = [
        ReportPartner(code: "DT", name: "Điện thoại Việt"),
        ReportPartner(code: "DT-HN", name: "Điện thoại Việt Hà Nội", parentCode: "DT"),
        ReportPartner(code: "XY", name: "Siêu thị <XY>"),
    ]

    /// Says what was asked, and answers with the sample's figures; the root alone has unplaced sales.
    static let source = FigureSource(name: "sales") { question, _ in
        guard question.by == .unit, question.view == .reported else { throw Refusal("not_offered") }
        return SampleReport.figures
    }

    /// Nothing was sold.
    static let emptySource = FigureSource(name: "sales") { _, _ in
        WelfareFigures(
            totals: .zero, lines: [], units: [], points: 0, provinces: [], sectors: [], unplaced: .zero,
            ledgerSequence: 0)
    }

    static func with(
        _ engine: EngineName, units: String = ReportWorld.units, sources: [FigureSource] = [source],
        _ body: (ReportWorld) async throws -> Void
    ) async throws {
        let clock = Kernel.Clock.fixed(now)
        try await TestStore.with(engine, OrganisationArea.migrations() + ReportsArea.migrations(), clock: clock) {
            store in
            let organisation = OrganisationFacade()
            try await load(units, organisation, store)
            let reports = ReportsFacade(
                organisation: organisation, sources: sources, partners: PartnerSource { _ in partners })
            try await body(ReportWorld(store: store, reports: reports))
        }
    }

    private static func load(_ units: String, _ organisation: OrganisationFacade, _ store: Store) async throws {
        guard !units.isEmpty, let kind = organisation.importKinds.first(where: { $0.name == "units" }) else { return }
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).csv")
        try Data(units.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        _ = try await Importer(kind).run(path: url.path, run: ImportRun(actor: .commandLine), on: store)
    }

    func report(_ request: WelfareRequest, as actor: Actor) async throws -> WelfareReport {
        try await store.read { [reports] tx in try reports.welfare(request, as: actor, in: tx) }
    }

    /// Nil when the report was given.
    func refusal(_ request: WelfareRequest, as actor: Actor) async throws -> Refusal? {
        do {
            _ = try await report(request, as: actor)
        } catch let refusal as Refusal {
            return refusal
        }
        return nil
    }

    func code(_ request: WelfareRequest, as actor: Actor) async throws -> String? {
        try await refusal(request, as: actor)?.code
    }
}

/// Somebody who may read reports on a scope.
func reader(_ scopes: Scope...) -> Actor {
    Actor(
        kind: .person, name: "lan",
        roles: scopes.map { Actor.Role(name: "role", scope: $0, permissions: [ReportsFacade.read]) })
}
