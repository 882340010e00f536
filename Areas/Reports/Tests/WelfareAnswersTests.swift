import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Reports

@Suite("The files and the call of the welfare report", .serialized, .clauses("0.25"))
struct WelfareAnswersTests {
    private let officer = reader(.everything)

    @Test(arguments: TestStore.engines)
    func `file and call give the bytes that the command line gives`(engine: EngineName) async throws {
        try await ReportWorld.with(engine) { world async throws in
            let probe = try SiteProbe(world, as: officer)
            let request = WelfareRequest(scope: "P01", partner: "DT", period: "2026-Q2")
            let report = try await world.report(request, as: .commandLine)
            for format in ReportFormat.allCases {
                let reply = try await probe.get("/reports/welfare.\(format)?scope=P01&partner=DT&period=2026-Q2")
                let tiles = try VietnamTiles(file: "\(ProjectFolder.root)/Data/map-tiles.csv")
                let messages = try SampleReport.messages()
                let file = try await world.store.read { [reports = world.reports] tx in
                    try reports.file(request, as: format, tiles, messages, by: .commandLine, in: tx)
                }.file()

                #expect(reply.status == 200)
                #expect(reply.body == String(decoding: file.bytes, as: UTF8.self))
                #expect(reply.header("content-type") == format.contentType)
                let name = "welfare-P01-DT-2026-Q2.\(format)"
                #expect(reply.header("content-disposition")?.contains("filename=\"\(name)\"") == true)
                #expect(file.name == name)
            }
            let call = try await probe.get("/api/v1/reports/welfare?scope=P01&partner=DT&period=2026-Q2")
            #expect(call.status == 200)
            #expect(call.header("content-type") == "application/json")
            #expect(call.body == String(decoding: WelfareJSON.bytes(of: report), as: UTF8.self))
        }
    }

    @Test(arguments: [
        ("scope=zz&period=2026", 404, "unknown_scope"),
        ("scope=VN&partner=zz&period=2026", 404, "unknown_partner"),
        ("scope=VN&period=June", 400, "bad_period"),
        ("scope=VN", 400, "bad_period"),
        ("scope=VN&period=2026&by=sector", 400, "bad_by"),
        ("scope=VN&period=2026&as=yesterday", 400, "bad_as"),
        ("scope=VN&period=2026&by=place", 422, "not_offered"),
        ("scope=VN&period=2026&as=today", 422, "not_offered"),
    ])
    func `a call that cannot be answered is a problem with its code`(
        query: String, status: Int, code: String
    ) async throws {
        try await ReportWorld.with(.sqlite) { world async throws in
            let reply = try await SiteProbe(world, as: officer).get("/api/v1/reports/welfare?\(query)")

            #expect(reply.status == status)
            #expect(reply.header("content-type") == "application/problem+json")
            #expect(reply.body.contains("\"code\":\"\(code)\""))
        }
    }

    @Test(arguments: [
        "/api/v1/reports/welfare", "/reports/welfare.json", "/reports/welfare.csv", "/reports/welfare.xlsx",
    ])
    func `another's figures are refused on every way`(path: String) async throws {
        try await ReportWorld.with(.sqlite) { world async throws in
            let unit = try SiteProbe(world, as: reader(.unit(code: "P01")))
            let partner = try SiteProbe(world, as: reader(.partner(code: "DT")))

            #expect(try await unit.get("\(path)?scope=VN&period=2026").status == 403)
            #expect(try await partner.get("\(path)?scope=VN&partner=all&period=2026").status == 403)
            #expect(try await unit.get("\(path)?scope=G01&period=2026").status == 200)
            #expect(try await partner.get("\(path)?scope=VN&period=2026").status == 200)
        }
    }

    @Test(arguments: ["/api/v1/reports/welfare", "/reports/welfare", "/reports/welfare.xlsx"])
    func `a cashier's role opens nothing here`(path: String) async throws {
        try await ReportWorld.with(.sqlite) { world async throws in
            let cashier = Actor(
                kind: .person, name: "thu ngân",
                roles: [
                    Actor.Role(
                        name: "cashier", scope: .point(code: "Q1"), permissions: [Permission("sales.record")])
                ])

            #expect(try await SiteProbe(world, as: cashier).get("\(path)?scope=VN&period=2026").status == 403)
            let reader = try SiteProbe(world, as: reader(.point(code: "Q1")))
            #expect(try await reader.get("\(path)?scope=VN&period=2026").status == 403)
        }
    }
}
