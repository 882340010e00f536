internal import ArgumentParser
internal import Foundation
internal import Kernel
internal import Reports
internal import Storage
internal import Web

/// `phucloi publish FORM`: freezes a report for good.
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Công bố một báo cáo: giữ nguyên số liệu và tệp từ nay về sau.")

    @Argument(help: "Biểu: welfare, hoặc mã của một biểu đã nhập.")
    var form: String

    @OptionGroup var report: WelfareOptions

    @Option(help: "Mã một nơi báo cáo: chỉ báo cáo đã duyệt của nơi đó.")
    var subject: String?

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let request = PublicationRequest(form: form, welfare: report.request, subject: subject)
        try await PublishCommand.publish(options) { shelf in
            try await shelf.publish(request, as: .commandLine)
        }
    }

    /// Publishes or amends, and says what came of it.
    static func publish(
        _ options: DatabaseOptions, _ body: (PublicationShelf) async throws -> Publication
    ) async throws {
        let composition = try await options.open()
        let console = Console.standard
        let shelf = try PublishCommand.shelf(composition, console)
        let publication = try await body(shelf)
        await composition.store.close()
        console.say(
            "command.published",
            [
                "number": String(publication.number), "revision": String(publication.revision),
                "hash": publication.hash,
            ])
    }

    static func shelf(_ composition: Composition, _ console: Console) throws -> PublicationShelf {
        PublicationShelf(
            store: composition.store, reports: composition.reports, tiles: try tiles(), try console.messages())
    }

    /// Where each province stands on the map.
    static func tiles() throws -> VietnamTiles {
        guard let installation = Installation.find(environment: ProcessInfo.processInfo.environment) else {
            throw CommandFailure("command.no_installation")
        }
        return try VietnamTiles(file: installation.dataFolder + "/map-tiles.csv")
    }
}

/// `phucloi amend NUMBER --reason TEXT`: a further revision with a list of what it changes.
struct AmendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend", abstract: "Công bố bản sửa đổi của một báo cáo, kèm danh sách thay đổi.")

    @Argument(help: "Số của công bố.")
    var number: Int64

    @Option(help: "Lý do sửa đổi.")
    var reason: String

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let (number, reason) = (number, reason)
        try await PublishCommand.publish(options) { shelf in
            try await shelf.amend(number, reason: reason, as: .commandLine)
        }
    }
}

/// `phucloi verify-report FILE`: whether a file that somebody holds was published here, to the byte.
struct VerifyReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-report", abstract: "Kiểm tra một tệp có đúng là báo cáo đã công bố hay không.")

    @Argument(help: "Tệp JSON, DOCX, PDF hoặc XLSX.")
    var file: String

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandFailure("command.no_file", ["file": file])
        }
        let composition = try await options.openReadOnly()
        let console = Console.standard
        let found = try await PublishCommand.shelf(composition, console).verify(Array(data))
        await composition.store.close()
        guard let found else { throw CommandFailure("command.not_published", ["file": file]) }
        console.say(
            "command.verified",
            [
                "number": String(found.publication.number), "revision": String(found.publication.revision),
                "format": found.format.rawValue.uppercased(), "hash": found.publication.hash,
            ])
        console.say(found.printsTheSame ? "command.prints_the_same" : "command.prints_differently")
        if let later = found.replacedBy { console.say("command.replaced_by", ["number": String(later)]) }
    }
}
