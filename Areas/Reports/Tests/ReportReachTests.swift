import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Reports

/// Which role sees what, and every refusal one by one.
@Suite("Whose report may be seen", .serialized)
struct ReportReachTests {
    private let officer = reader(.everything)
    private let hanoi = reader(.unit(code: "P01"))
    private let partner = reader(.partner(code: "DT"))

    private func request(_ scope: String?, _ partner: String? = nil, period: String = "2026-06") -> WelfareRequest {
        WelfareRequest(scope: scope, partner: partner, period: period)
    }

    @Test(arguments: TestStore.engines)
    func `who holds everything sees every unit and partner, by default the nation`(engine: EngineName) async throws {
        try await ReportWorld.with(engine) { world async throws in
            for scope in ["VN", "P01", "G01", "D01"] {
                #expect(try await world.report(request(scope), as: officer).question.scope == scope)
            }
            let byDefault = try await world.report(request(nil), as: officer)
            #expect(byDefault.question.scope == "VN")
            #expect(byDefault.partner == "all")
            #expect(byDefault.scopeName == "Tổng Liên đoàn Lao động Việt Nam")
            let ofPartner = try await world.report(request("P79", "XY"), as: .commandLine)
            #expect(ofPartner.partner == "XY")
            #expect(ofPartner.partnerName == "Siêu thị <XY>")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a unit sees itself and what hangs or hung below it, for any partner`(engine: EngineName) async throws {
        try await ReportWorld.with(engine) { world async throws in
            for scope in ["P01", "D01", "G01"] {
                #expect(try await world.refusal(request(scope), as: hanoi) == nil)
                #expect(try await world.refusal(request(scope, "XY"), as: hanoi) == nil)
            }
            #expect(try await world.report(request(nil), as: hanoi).question.scope == "P01")
        }
    }

    @Test(arguments: ["VN", "P79", "GD"])
    func `a unit does not see what is above or beside it`(scope: String) async throws {
        try await ReportWorld.with(.sqlite) { world async throws in
            let refusal = try #require(try await world.refusal(request(scope), as: hanoi))

            #expect(refusal.code == "forbidden_scope")
            #expect(refusal.parameters["own"] == "Liên đoàn Lao động thành phố Hà Nội")
            #expect(refusal.status == .forbidden)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a partner sees itself and its branches, for any unit, by default the nation`(engine: EngineName) async throws
    {
        try await ReportWorld.with(engine) { world async throws in
            for scope in ["VN", "P01", "G01"] {
                #expect(try await world.report(request(scope), as: partner).partner == "DT")
                #expect(try await world.refusal(request(scope, "DT-HN"), as: partner) == nil)
            }
            #expect(try await world.report(request(nil), as: partner).question.scope == "VN")
        }
    }

    @Test(arguments: ["all", "XY", "no-such-partner"])
    func `a partner sees no other partner, known or not, and not all of them`(other: String) async throws {
        try await ReportWorld.with(.sqlite) { world async throws in
            let refusal = try #require(try await world.refusal(request("VN", other), as: partner))

            #expect(refusal.code == "forbidden_partner")
            #expect(refusal.status == .forbidden)
        }
    }

    @Test func `a branch does not see its partner`() async throws {
        try await ReportWorld.with(.sqlite) { world async throws in
            let branch = reader(.partner(code: "DT-HN"))

            #expect(try await world.code(request(nil, "DT"), as: branch) == "forbidden_partner")
            #expect(try await world.report(request(nil), as: branch).partner == "DT-HN")
        }
    }

    @Test func `a point and a stranger see no report`() async throws {
        try await ReportWorld.with(.sqlite) { world async throws in
            for actor in [reader(.point(code: "Q1")), Actor.visitor, reader(.unit(code: "gone"))] {
                #expect(try await world.code(request("VN"), as: actor) == "no_reports")
                let refusal = try #require(try await world.refusal(request(nil), as: actor))
                #expect(refusal.code == "no_reports")
                #expect(refusal.status == .forbidden)
            }
        }
    }

    @Test func `who has two roles sees what either of them sees`() async throws {
        try await ReportWorld.with(.sqlite) { world async throws in
            let both = reader(.unit(code: "P01"), .partner(code: "DT"))

            #expect(try await world.report(request(nil), as: both).question.scope == "P01")
            #expect(try await world.report(request("P01"), as: both).partner == "all")
            #expect(try await world.report(request("P79"), as: both).partner == "DT")
            #expect(try await world.refusal(request("P01", "XY"), as: both) == nil)
            #expect(try await world.code(request("P79", "XY"), as: both) == "forbidden_partner")
        }
    }

    @Test func `another permission on the same scope opens no report`() async throws {
        try await ReportWorld.with(.sqlite) { world async throws in
            let seller = Actor(
                kind: .person, name: "bán",
                roles: [Actor.Role(name: "r", scope: .everything, permissions: [Permission("sales.read")])])

            #expect(try await world.code(request("VN"), as: seller) == "no_reports")
        }
    }

    @Test(arguments: [
        (WelfareRequest(scope: "vn", period: "2026"), "unknown_scope", Status.notFound),
        (WelfareRequest(scope: "VN", partner: "no", period: "2026"), "unknown_partner", .notFound),
        (WelfareRequest(scope: "VN", period: "2026-13"), "bad_period", .badRequest),
        (WelfareRequest(scope: "VN"), "bad_period", .badRequest),
        (WelfareRequest(scope: "VN", period: "2026", by: "sector"), "bad_by", .badRequest),
        (WelfareRequest(scope: "VN", period: "2026", view: "2026-02-30"), "bad_as", .badRequest),
        (WelfareRequest(scope: "VN", period: "2026", by: "place"), "not_offered", .unprocessable),
        (WelfareRequest(scope: "VN", period: "2026", view: "today"), "not_offered", .unprocessable),
        (WelfareRequest(scope: "VN", period: "2026", view: "2025-07-01"), "not_offered", .unprocessable),
    ])
    func `what cannot be told is refused by its code`(
        request: WelfareRequest, code: String, status: Status
    ) async throws {
        try await ReportWorld.with(.sqlite) { world async throws in
            let refusal = try #require(try await world.refusal(request, as: officer))

            #expect(refusal.code == code)
            #expect(refusal.status == status)
            let sentence = try SampleReport.messages().text(refusal)
            #expect(!sentence.contains("{"))
            #expect(!sentence.hasPrefix("refusal."))
        }
    }

    @Test func `an empty register has no report`() async throws {
        try await ReportWorld.with(.sqlite, units: "") { world async throws in
            #expect(try await world.code(request("VN"), as: officer) == "no_units")
        }
    }

    @Test func `the welfare form wants exactly one source`() async throws {
        for sources in [[], [ReportWorld.source, ReportWorld.source]] {
            try await ReportWorld.with(.sqlite, sources: sources) { world async throws in
                await #expect(throws: ReportsFacade.WrongSources.self) {
                    try await world.report(request("VN"), as: officer)
                }
            }
        }
    }
}
