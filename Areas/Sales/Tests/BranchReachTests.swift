import Access
import Kernel
import TestKit
import Testing

@testable import Sales

/// A branch manager sees only the own branch's sales and points, on every route; the head partner sees both.
struct BranchReachTests {
    private static let period = "period=2026-06"

    @Test func `the list, its file and each sale are of the own branch`() async throws {
        try await World.with { world in
            try await world.takeSales()
            let branch = world.browser(.branchManager, on: .partner(code: "DT-A1"))
            let list = try await branch.get("/sales?\(BranchReachTests.period)").body
            let file = try await branch.get("/sales.csv?\(BranchReachTests.period)").body

            #expect(list.matches(of: /href="\/sales\/s/).count == 2)
            #expect(file.contains("DB-A1") && !file.contains("DB-A,"))
            try await expect(branch, "/sales/s4", isRefused: false)
            for id in ["s2", "s8", "s12"] { try await expect(branch, "/sales/\(id)", isRefused: true) }
            for part in ["partner=DT-A", "partner=DT-B", "partner=all", "point=DB-A", "point=DB-B"] {
                try await expect(branch, "/sales?\(BranchReachTests.period)&\(part)", isRefused: true)
                try await expect(branch, "/sales.csv?\(BranchReachTests.period)&\(part)", isRefused: true)
            }
        }
    }

    @Test func `the report and its files are of the own branch`() async throws {
        try await World.with { world in
            try await world.takeSales()
            let branch = world.browser(.branchManager, on: .partner(code: "DT-A1"))
            let head = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            for path in ["/reports/welfare", "/reports/welfare.csv", "/reports/welfare.json", "/reports/welfare.xlsx"] {
                let own = "\(path)?scope=VN&\(BranchReachTests.period)&partner="
                try await expect(branch, own + "DT-A1", isRefused: false)
                try await expect(head, own + "DT-A1", isRefused: false)
                try await expect(head, own + "DT-A", isRefused: false)
                for other in ["DT-A", "DT-B", "all"] {
                    try await expect(branch, own + other, isRefused: true)
                }
                for other in ["DT-B", "all"] {
                    try await expect(head, own + other, isRefused: true)
                }
            }
        }
    }

    @Test func `the counter offers the points of the own branch`() async throws {
        try await World.with { world in
            let branch = world.browser(.branchManager, on: .partner(code: "DT-A1"))
            let head = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            let (own, all) = (try await branch.get("/counter").body, try await head.get("/counter").body)

            #expect(own.contains("Sen Hồng Thủ Đức") && !own.contains("Sen Hồng Kim Mã"))
            #expect(all.contains("Sen Hồng Thủ Đức") && all.contains("Sen Hồng Kim Mã"))
            #expect(!own.contains("Bến xe Mỹ Đình") && !all.contains("Bến xe Mỹ Đình"))
        }
    }

    @Test func `pages of the union and of administrators are closed to both`() async throws {
        try await World.with { world in
            let branch = world.browser(.branchManager, on: .partner(code: "DT-A1"))
            let head = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            for path in ["/accounts", "/api-clients", "/audit", "/acting", "/growth", "/officers", "/officers/gaps"] {
                try await expect(branch, path, isRefused: true)
                try await expect(head, path, isRefused: true)
            }
        }
    }

    private func expect(_ browser: TestBrowser, _ path: String, isRefused: Bool) async throws {
        let status = try await browser.get(path).status
        #expect(isRefused ? [403, 404, 422].contains(status) : status == 200, "\(path): \(status)")
    }
}
