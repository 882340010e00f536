internal import Access
internal import Foundation
internal import Kernel
internal import Storage
internal import Web

/// An account of every role for the sample world, with passwords that `bin/run` prints.
///
/// The passwords are random and stand in a file beside the sample's database that only its owner may read.
struct SampleAccounts: Sendable {
    let access: AccessFacade
    let address: DatabaseAddress

    private static let drafts: [(name: String, display: String, role: RoleGrant)] = [
        ("quantri", "Quản trị hệ thống (mẫu)", RoleGrant(.administrator, on: .everything)),
        ("tonglien", "Cán bộ Tổng Liên đoàn (mẫu)", RoleGrant(.confederationOfficer, on: .everything)),
        ("tinh01", "Cán bộ Liên đoàn Lao động Hà Nội (mẫu)", RoleGrant(.unitOfficer, on: .unit(code: "VN-01"))),
        ("coso", "Cán bộ công đoàn cơ sở (mẫu)", RoleGrant(.grassrootsOfficer, on: .unit(code: "CDCS-79-0001"))),
        ("kiemtra", "Kiểm tra viên (mẫu)", RoleGrant(.auditor, on: .everything)),
        ("doitac", "Quản lý đối tác (mẫu)", RoleGrant(.partnerManager, on: .partner(code: "DT-01"))),
        ("chinhanh", "Quản lý chi nhánh miền Bắc (mẫu)", RoleGrant(.branchManager, on: .partner(code: "DT-01-MB"))),
        ("doanvien", "Đoàn viên (mẫu)", RoleGrant(.member, on: .member(number: "DV-00000001"))),
        ("thungan", "Thu ngân (mẫu)", RoleGrant(.cashier, on: .partner(code: "DT-01"))),
    ]

    func make() async throws {
        var lines: [String] = []
        for (name, display, role) in SampleAccounts.drafts {
            let password = String(Secret.make().prefix(16))
            let draft = AccountDraft(signInName: name, displayName: display, roles: [role])
            try await access.createAccount(draft, password: password, as: .commandLine)
            lines.append("\(name)\t\(password)\t\(display)")
        }
        guard let path = SampleAccounts.path(of: address) else { return }
        _ = FileManager.default.createFile(
            atPath: path, contents: Data((lines.joined(separator: "\n") + "\n").utf8),
            attributes: [.posixPermissions: 0o600])
    }

    /// Prints the accounts of a sample database; nothing for any other.
    static func tell(at address: DatabaseAddress, to console: Console) {
        guard let path = path(of: address), let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            return
        }
        console.say("command.sample_accounts")
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            guard fields.count == 3 else { continue }
            let name = fields[0].padding(toLength: 12, withPad: " ", startingAt: 0)
            console.print("  \(name) \(fields[1])   \(fields[2])")
        }
    }

    private static func path(of address: DatabaseAddress) -> String? {
        guard case .sqlite(let path) = address else { return nil }
        return path + ".accounts"
    }
}
