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

    @Option(help: "standard, hoặc national: lớn như cả nước, để đo tốc độ (không có biểu báo cáo).")
    var scale = Scale.standard

    @Option(help: "Số đoàn viên, thay cho số của quy mô.")
    var members: Int?

    @Option(help: "Số công đoàn cơ sở, thay cho số của quy mô.")
    var units: Int?

    @Option(help: "Số điểm bán, thay cho số của quy mô.")
    var points: Int?

    @Option(help: "Số dòng giao dịch, thay cho số của quy mô.")
    var sales: Int?

    @Option(help: "Thư mục để lại các tệp CSV của thế giới mẫu.")
    var files: String?

    @Flag(help: "Đánh dấu là dữ liệu luyện tập: mọi trang có dòng báo.")
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
        let sizes = try sizes(for: try options.address())
        let folder = files ?? NSTemporaryDirectory() + "phucloi-sample-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { if files == nil { try? FileManager.default.removeItem(atPath: folder) } }
        var written: [SampleFile] = []
        for step in try SampleWorld(seed: seed, sizes: sizes, dataFolder: installation.dataFolder).steps(in: folder) {
            let file = try step()
            try await take(file, into: composition, console)
            if files == nil { try? FileManager.default.removeItem(atPath: file.path) }
            written.append(file)
        }
        console.endProgress()
        let accounts = SampleAccounts(composition: composition, address: try options.address())
        if scale == .standard {
            try await SampleForms(
                composition: composition, dataFolder: installation.dataFolder, skipped: try await accounts.reporters()
            ).make()
            try await SampleDifficulties(composition: composition).make()
        }
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

    /// The sizes of the scale with the numbers that were given; refuses a world for which the disk has no place.
    private func sizes(for address: DatabaseAddress) throws -> SampleWorld.Sizes {
        var sizes = scale == .national ? SampleWorld.Sizes.national : .standard
        if let units {
            sizes.grassrootsUnions = units
            sizes.communeUnions = min(sizes.communeUnions, max(76, units / 8))
        }
        sizes.members = members ?? sizes.members
        sizes.points = points ?? sizes.points
        sizes.sales = sales ?? sizes.sales
        guard sizes.grassrootsUnions >= 2 * sizes.communeUnions, sizes.members >= 10 * sizes.grassrootsUnions,
            sizes.points >= 136, sizes.sales >= 0
        else { throw CommandFailure("command.sample_sizes") }
        guard case .sqlite(let path) = address else { return sizes }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let free = try FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? Int ?? .max
        guard free >= sizes.bytes else {
            throw CommandFailure(
                "command.sample_disk",
                [
                    "needed": Digits.grouped(Int64(sizes.bytes >> 20)), "free": Digits.grouped(Int64(free >> 20)),
                    "folder": folder,
                ])
        }
        return sizes
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

extension SampleCommand {
    /// How large the world is.
    enum Scale: String, ExpressibleByArgument {
        case standard, national
    }
}
