import Access
import App
import Documents
import Foundation
import Jobs
import Kernel
import Logging
import Storage
import TestKit
import Testing
import Web

@Suite("Long work")
struct JobTests {
    private static let office = (RoleName.confederationOfficer, Scope.everything)

    private func browser(_ world: World) -> TestBrowser {
        world.browser(JobTests.office.0, on: JobTests.office.1)
    }

    private func worker(_ world: World, _ kinds: [JobKind]? = nil) -> JobWorker {
        JobWorker(
            desk: world.composition.jobs, kinds: kinds ?? world.composition.jobKinds,
            catalogue: world.site.catalogue, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Asks for a file and gives the path of the job.
    private func ask(_ browser: TestBrowser, kind: String, format: String = "xlsx") async throws -> String {
        _ = try await browser.get("/exports")
        let asked = try await browser.post("/exports", [("kind", kind), ("format", format)])
        #expect(asked.status == 303)
        return try #require(asked.header("location"))
    }

    @Test(
        "a register is exported while its person does something else, and a notice tells when",
        arguments: TestStore.engines)
    func export(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = browser(world)
            let path = try await ask(browser, kind: "units")
            #expect(try await browser.get(path).body.contains("Đang chờ"))

            #expect(try await worker(world).runNext())

            let done = try await browser.get(path)
            #expect(done.body.contains("Đã xong"))
            #expect(done.body.contains("\(path)/file"))
            let file = try await browser.get("\(path)/file")
            #expect(file.header("content-type")?.hasSuffix("spreadsheetml.sheet") ?? false)
            #expect(file.header("content-disposition")?.contains("units-2026-06-15.xlsx") ?? false)
            #expect(try await browser.get("/notices").body.contains("Đã xong việc chạy nền"))
            #expect(try await browser.get("/jobs").body.contains(path))
            #expect(try await !worker(world).runNext())
        }
    }

    @Test("a file is for the one who asked")
    func own() async throws {
        try await World.with { world in
            let path = try await ask(browser(world), kind: "units", format: "csv")
            #expect(try await worker(world).runNext())
            let other = world.browser(.administrator, on: .everything)

            #expect(try await other.get(path).status == 404)
            #expect(try await other.get("\(path)/file").status == 404)
            #expect(try await other.get("\(path)/events").status == 404)
        }
    }

    @Test("who may send files for a part only exports nothing whole")
    func scope() async throws {
        try await World.with { world in
            let browser = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            _ = try await browser.get("/exports")

            let answer = try await browser.post("/exports", [("kind", "members"), ("format", "csv")])

            #expect(answer.status == 422)
            #expect(answer.body.contains("không được xuất loại dữ liệu này"))
        }
    }

    @Test(
        "a job that waits can be stopped and started again, and one that is over cannot be stopped",
        arguments: TestStore.engines)
    func cancel(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = browser(world)
            let path = try await ask(browser, kind: "units")
            _ = try await browser.get(path)
            #expect(try await browser.post("\(path)/again").status == 422)

            #expect(try await browser.post("\(path)/cancel").status == 303)

            #expect(try await browser.get(path).body.contains("Đã dừng"))
            #expect(try await !worker(world).runNext())
            #expect(try await browser.post("\(path)/cancel").status == 422)
            let again = try await browser.post("\(path)/again")
            #expect(again.status == 303)
            #expect(again.header("location") != path)
            #expect(try await worker(world).runNext())
        }
    }

    @Test("a job that runs is told to stop, and says so where it can")
    func stop() async throws {
        try await World.with { world in
            let browser = browser(world)
            let path = try await ask(browser, kind: "units")
            let endless = JobKind("export") { order in
                while true {
                    order.progress.note(done: 1, of: 2)
                    try order.progress.check()
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
            async let worked = worker(world, [endless]).runNext()
            for _ in 0..<6_000 where try await !browser.get(path).body.contains("50%") {
                try await Task.sleep(for: .milliseconds(10))
            }

            #expect(try await browser.post("\(path)/cancel").status == 303)

            #expect(try await worked)
            #expect(try await browser.get(path).body.contains("Đã dừng"))
        }
    }

    @Test("what ran when a server ended is marked, and its person may start it again", arguments: TestStore.engines)
    func interrupted(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = browser(world)
            let path = try await ask(browser, kind: "units")
            // What a server that was killed leaves: a running job whose lease is over.
            try await world.store.write { tx in
                _ = try tx.run("UPDATE job SET state = 'running', lease_until = 0")
            }

            try await worker(world).sweep(atStart: true)

            let page = try await browser.get(path)
            #expect(page.body.contains("Bị ngắt giữa chừng"))
            #expect(page.body.contains("\(path)/again"))
        }
    }

    @Test("a fault and a refusal of the work are told, the fault without its text")
    func failures() async throws {
        try await World.with { world in
            let browser = browser(world)
            let first = try await ask(browser, kind: "units")
            let refused = JobKind("export") { _ in throw Refusal("export_too_large", ["kind": "units"]) }
            #expect(try await worker(world, [refused]).runNext())
            let second = try await ask(browser, kind: "units")
            let broken = JobKind("export") { _ in throw Broken() }
            #expect(try await worker(world, [broken]).runNext())

            #expect(try await browser.get(first).body.contains("Tệp units quá lớn"))
            #expect(try await browser.get(second).body.contains("Có lỗi của chương trình"))
        }
    }

    private struct Broken: Error {}

    @Test("a long file is taken as a job that leads to its import, once", arguments: TestStore.engines)
    func longImport(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = browser(world)
            let rows = (1...2_000).map { "L\($0),Nguyễn Văn Dài,,male,CD-DIEN,2024-01-01,\n" }.joined()
            let file = "member_no,full_name,birth_date,sex,unit_code,joined_on,left_on\n" + rows
            _ = try await browser.get("/imports")
            let sent = try await browser.post(
                "/imports", [("kind", "members")], files: [(name: "long.csv", bytes: Array(file.utf8))])
            let upload = try #require(sent.header("location"))
            #expect(try await browser.get("/").body.contains(upload))
            _ = try await browser.get(upload)

            let taken = try await browser.post("\(upload)/take")
            let path = try #require(taken.header("location"))
            #expect(path.hasPrefix("/jobs/"))
            #expect(try await worker(world).runNext())

            let done = try await browser.get(path).body
            let link = try #require(done.firstMatch(of: /href="(\/imports\/[0-9]+)"/)).1
            #expect(try await browser.get(String(link)).body.contains("2.000"))
            #expect(try await browser.get("/members?q=dai").body.contains("/members/L"))
        }
    }

    @Test("the boards of a list are drawn into one file, told board by board", arguments: TestStore.engines)
    func boards(_ engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = browser(world)
            _ = try await browser.get("/boards")
            let asked = try await browser.post("/boards/papers", [("size", "A3")])
            let path = try #require(asked.header("location"))
            #expect(path.hasPrefix("/jobs/"))

            #expect(try await worker(world).runNext())

            let file = try await browser.get("\(path)/file")
            #expect(file.header("content-disposition")?.contains("-A3.pdf") ?? false)
            #expect(file.bytes.starts(with: Array("%PDF".utf8)))
            #expect(try await browser.get(path).body.contains("Đã xong"))

            let none = try await browser.post("/boards/papers", [("q", "không có điểm nào như thế")])
            #expect(try await worker(world).runNext())
            let refused = try await browser.get(try #require(none.header("location")))
            #expect(refused.body.contains(world.site.catalogue.text("refusal.boards_none", [:], .vietnamese)))
        }
    }

    @Test("nobody has more than five jobs under way")
    func many() async throws {
        try await World.with { world in
            let browser = browser(world)
            for _ in 0..<5 { _ = try await ask(browser, kind: "units") }

            let sixth = try await browser.post("/exports", [("kind", "units"), ("format", "csv")])

            #expect(sixth.status == 422)
            #expect(sixth.body.contains("Bạn đang có 5 việc chạy nền"))
        }
    }
}
