internal import ArgumentParser
internal import Foundation
internal import Imports
internal import Kernel
internal import Organisation
internal import SampleWorld
internal import Settings
internal import Storage

/// `phucloi sample`: makes the sample world in an empty database, by importing its files as anybody would.
struct SampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Tạo thế giới mẫu: đơn vị, đoàn viên, đối tác và giao dịch giả định.")

    @Option(help: "Số gieo: cùng số thì cùng thế giới.")
    var seed: UInt64 = 2026

    @Option(help: "Thư mục để lại các tệp CSV của thế giới mẫu.")
    var files: String?

    @Flag(
        help:
            "Đánh dấu là dữ liệu luyện tập: mọi trang có dòng báo."
    )
    var training = false

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let console = Console.standard
        let composition = try await options.open()
        let isEmpty = try await composition.store.read { tx in
            try composition.organisation.tree.value(in: tx).root == nil
        }
        guard isEmpty, let installation = Installation.find(environment: ProcessInfo.processInfo.environment) else {
            throw CommandFailure("command.sample_not_empty")
        }
        let folder = files ?? NSTemporaryDirectory() + "phucloi-sample-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { if files == nil { try? FileManager.default.removeItem(atPath: folder) } }
        let written = try SampleWorld(seed: seed, dataFolder: installation.dataFolder).write(to: folder)
        for file in written { try await take(file, into: composition, console) }
        console.endProgress()
        let accounts = SampleAccounts(composition: composition, address: try options.address())
        try await SampleForms(
            composition: composition, dataFolder: installation.dataFolder, skipped: try await accounts.reporters()
        ).make()
        try await SampleDifficulties(composition: composition).make()
        try await accounts.make()
        if training {
            try await composition.store.write { tx in
                try composition.settings.markTraining(as: .commandLine, in: tx)
            }
        }
        let rows = Dictionary(uniqueKeysWithValues: written.map { ($0.kind, Digits.grouped(Int64($0.rows))) })
        console.say("command.sample_made", rows)
        await composition.store.close()
    }

    private func take(_ file: SampleFile, into composition: Composition, _ console: Console) async throws {
        guard let kind = composition.importKinds.first(where: { $0.name == file.kind }) else { return }
        var settings = Importer.Options()
        settings.progress = { read, total, _ in
            console.progress("\(file.kind) \(total > 0 ? read * 100 / total : 0) %")
        }
        let summary = try await Importer(kind, options: settings)
            .run(path: file.path, run: ImportRun(actor: .commandLine), on: composition.store)
        guard summary.rejected == 0 else {
            throw CommandFailure("command.sample_rejected", ["kind": file.kind], exitCode: 1)
        }
    }
}
