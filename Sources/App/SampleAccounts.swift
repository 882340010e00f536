internal import Access
internal import Foundation
internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Storage
internal import Web

/// An account of every role for the sample world, with passwords that `bin/run` prints.
///
/// The passwords are random and stand in a file beside the sample's database that only its owner may read.
struct SampleAccounts: Sendable {
    let composition: Composition
    let address: DatabaseAddress

    private typealias Draft = (name: String, display: String, role: RoleGrant)

    private static let province = "VN-01"
    private static let partner = "DT-01"
    /// Members that are looked through for one of the province.
    private static let mostMembers: Int64 = 100_000

    private static let drafts: [Draft] = [
        ("quantri", "Quản trị hệ thống (mẫu)", RoleGrant(.administrator, on: .everything)),
        ("tonglien", "Cán bộ Tổng Liên đoàn (mẫu)", RoleGrant(.confederationOfficer, on: .everything)),
        ("tinh01", "Cán bộ Liên đoàn Lao động Hà Nội (mẫu)", RoleGrant(.unitOfficer, on: .unit(code: province))),
        ("kiemtra", "Kiểm tra viên (mẫu)", RoleGrant(.auditor, on: .everything)),
        ("doitac", "Quản lý đối tác (mẫu)", RoleGrant(.partnerManager, on: .partner(code: partner))),
        ("thungan", "Thu ngân (mẫu)", RoleGrant(.cashier, on: .partner(code: partner))),
    ]

    func make() async throws {
        var lines: [String] = []
        let found = try await composition.store.read { tx in try registered(in: tx) }
        for (name, display, role) in SampleAccounts.drafts + found {
            let password = String(Secret.make().prefix(16))
            let draft = AccountDraft(signInName: name, displayName: display, roles: [role])
            try await composition.access.createAccount(draft, password: password, as: .commandLine)
            lines.append("\(name)\t\(password)\t\(display)")
        }
        guard let path = SampleAccounts.path(of: address) else { return }
        _ = FileManager.default.createFile(
            atPath: path, contents: Data((lines.joined(separator: "\n") + "\n").utf8),
            attributes: [.posixPermissions: 0o600])
    }

    /// The partner and the unit whose own accounts hand in reports.
    func reporters() async throws -> Set<String> {
        let unit = try await composition.store.read { tx in try example(in: tx)?.unit.code }
        return Set([SampleAccounts.partner, unit].compactMap { $0 })
    }

    /// The first member of a grassroots union of the province, and the union.
    private func example(in tx: Transaction) throws -> (unit: UnionUnit, memberNo: String)? {
        let tree = try composition.organisation.tree.value(in: tx)
        let units = try composition.members.units.value(in: tx)
        let province = tree.unit(code: SampleAccounts.province)?.number ?? 0
        for number in 1...SampleAccounts.mostMembers {
            guard let unit = units.unit(of: number, on: tx.today, in: tree).flatMap({ tree.unit($0) }),
                unit.kind == .grassrootsUnion, tree.isWithin(unit.number, province, on: tx.today),
                let memberNo = try composition.members.memberNo(of: [number], in: tx)[number]
            else { continue }
            return (unit, memberNo)
        }
        return nil
    }

    /// Accounts on things of the sample world whose codes depend on its seed: a member of the province, an officer of
    /// that member's grassroots union, and the manager of a branch.
    private func registered(in tx: Transaction) throws -> [Draft] {
        var drafts: [Draft] = []
        if let (unit, memberNo) = try example(in: tx) {
            let (officer, member) = (Scope.unit(code: unit.code), Scope.member(number: memberNo))
            drafts.append(("coso", "Cán bộ công đoàn cơ sở (mẫu)", RoleGrant(.grassrootsOfficer, on: officer)))
            drafts.append(("doanvien", "Đoàn viên (mẫu)", RoleGrant(.member, on: member)))
        }
        let register = try composition.partners.register.value(in: tx)
        let branches = register.branches(of: register.partner(code: SampleAccounts.partner)?.number ?? 0)
            .compactMap { register.partner($0) }.filter { $0.parentNumber != nil }
        if let branch = branches.min(by: { $0.code < $1.code }) {
            let scope = Scope.partner(code: branch.code)
            drafts.append(("chinhanh", "Quản lý chi nhánh (mẫu)", RoleGrant(.branchManager, on: scope)))
        }
        return drafts
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
