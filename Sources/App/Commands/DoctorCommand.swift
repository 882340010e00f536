internal import Access
internal import ArgumentParser
internal import Foundation
internal import Kernel
internal import Organisation
internal import Sales
internal import Storage

/// `phucloi doctor`: says what is wrong with the installation and the data, and how to mend it.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Khám cài đặt và dữ liệu: sai ở đâu, sửa thế nào.",
        discussion: "Mã thoát: 0 không có gì sai; 3 có điều cần sửa.")

    @Flag(help: "Sửa những gì sửa được: đếm lại các bộ đếm giới hạn và quỹ từ sổ. Hãy dừng máy chủ trước.")
    var mend = false

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let console = Console.standard
        if mend { try await mendCounters() }
        var findings: [Finding] = [installation()]
        do {
            let composition = try await options.openReadOnly()
            for (name, value) in try await composition.store.facts().sorted(by: { $0.key < $1.key }) {
                console.print("  \(name): \(value)")
            }
            findings += try await engine(composition.store)
            findings += try await data(composition)
            findings += try await secrets(composition)
            await composition.store.close()
        } catch {
            let failure = CommandFailure(error)
            findings.append(Finding(isGood: false, key: failure.key, parameters: failure.parameters))
        }
        for finding in findings {
            let mark = finding.isWarning ? "!" : finding.isGood ? "✓" : "✗"
            console.print("\(mark) \(console.text(finding.key, finding.parameters))")
        }
        if findings.contains(where: { !$0.isGood }) { throw ExitCode(3) }
    }

    /// The counters only speed up counting, so throwing them away loses nothing: they are counted anew when needed.
    private func mendCounters() async throws {
        let composition = try await options.open()
        let sales = composition.sales
        try await composition.store.write { tx in try sales.forgetCounters(as: .commandLine, in: tx) }
        await composition.store.close()
    }

    private struct Finding {
        let isGood: Bool
        let key: String
        var parameters: [String: String] = [:]
        /// Good enough to go on with, yet worth mending.
        var isWarning = false
    }

    private func installation() -> Finding {
        let found = Installation.find(environment: ProcessInfo.processInfo.environment)
        return Finding(
            isGood: found != nil, key: found == nil ? "command.no_installation" : "doctor.installation_found",
            parameters: ["folder": found?.folder ?? ""])
    }

    private func engine(_ store: Store) async throws -> [Finding] {
        let facts = try await store.facts()
        switch store.engineName {
        case .sqlite:
            return [
                Finding(
                    isGood: facts["quick_check"] == "ok",
                    key: facts["quick_check"] == "ok" ? "doctor.file_whole" : "doctor.file_damaged")
            ]
        case .postgres:
            let isDurable = facts["synchronous_commit"] == "on" && facts["fsync"] == "on"
            return [
                Finding(isGood: isDurable, key: isDurable ? "doctor.commits_durable" : "doctor.commits_not_durable")
            ]
        }
    }

    /// Without a key the product works, so that is told and is no fault; secrets that stand open are one.
    private func secrets(_ composition: Composition) async throws -> [Finding] {
        let health = try await composition.access.secondFactorHealth()
        if health.unreadable > 0 {
            let count = Digits.grouped(health.unreadable)
            return [Finding(isGood: false, key: "doctor.secrets_unreadable", parameters: ["count": count])]
        }
        if health.unsealed > 0 {
            let count = Digits.grouped(health.unsealed)
            return [Finding(isGood: false, key: "doctor.secrets_unsealed", parameters: ["count": count])]
        }
        guard composition.access.sealsSecrets else {
            return [Finding(isGood: true, key: "doctor.no_secret_key", isWarning: true)]
        }
        return [Finding(isGood: true, key: "doctor.secrets")]
    }

    private func data(_ composition: Composition) async throws -> [Finding] {
        try await composition.store.read { tx in
            let tree = try composition.organisation.tree.value(in: tx)
            let divisions = try composition.organisation.divisions.value(in: tx)
            let impossible = try composition.organisation.impossibleChanges(in: tx)
            let ledger = try composition.sales.examineLedger(in: tx)
            return [
                Finding(
                    isGood: tree.root != nil, key: tree.root == nil ? "doctor.no_units" : "doctor.units",
                    parameters: ["count": Digits.grouped(Int64(tree.count))]),
                Finding(
                    isGood: impossible == 0, key: impossible == 0 ? "doctor.tree" : "doctor.tree_broken",
                    parameters: ["count": Digits.grouped(Int64(impossible))]),
                Finding(
                    isGood: divisions.count > 0, key: divisions.count > 0 ? "doctor.divisions" : "doctor.no_divisions",
                    parameters: ["count": Digits.grouped(Int64(divisions.count))]),
                Finding(
                    isGood: ledger.isWithoutGap, key: ledger.isWithoutGap ? "doctor.ledger" : "doctor.ledger_gap",
                    parameters: ["count": Digits.grouped(ledger.head)]),
                Finding(
                    isGood: ledger.wrongCounters == 0,
                    key: ledger.wrongCounters == 0 ? "doctor.quotas" : "doctor.quotas_wrong",
                    parameters: ["count": Digits.grouped(ledger.wrongCounters)]),
            ]
        }
    }
}
