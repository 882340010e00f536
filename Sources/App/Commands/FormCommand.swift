internal import ArgumentParser
internal import Foundation
internal import Kernel
internal import Reports
internal import Storage

/// `phucloi form list|show|import|assign`: the forms of reports, as data.
struct FormCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Biểu báo cáo: liệt kê, xem, nhập, giao.",
        subcommands: [ListForms.self, ShowForm.self, ImportForm.self, AssignForm.self])
}

/// `phucloi form list`: code, version, title.
struct ListForms: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Liệt kê các biểu và phiên bản.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let composition = try await options.openReadOnly()
        let console = Console.standard
        let reports = composition.reports
        let lines = try await composition.store.read { tx in try reports.formLines(console.messages(), in: tx) }
        await composition.store.close()
        console.write(Array(lines.map { "\($0.code)\t\($0.version)\t\($0.title)\n" }.joined().utf8))
    }
}

/// `phucloi form show CODE`: the form's file.
struct ShowForm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "In nội dung một biểu.")

    @Argument(help: "Mã biểu.")
    var code: String

    @Option(help: "Phiên bản; nếu không có thì lấy phiên bản cuối.")
    var version: Int?

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let composition = try await options.openReadOnly()
        let (reports, code, version) = (composition.reports, code, version)
        let content = try await composition.store.read { tx in
            try reports.formContent(code, version: version, in: tx)
        }
        await composition.store.close()
        Console.standard.write(Array(content.utf8))
    }
}

/// `phucloi form import FILE`: stores a version of a form.
struct ImportForm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "Nhập một biểu từ tệp JSON.")

    @Argument(help: "Tệp JSON của biểu.")
    var file: String

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandFailure("command.no_file", ["file": file])
        }
        let composition = try await options.open()
        let reports = composition.reports
        let stored = try await composition.store.write { tx in
            try reports.storeForm(Array(data), as: .commandLine, in: tx)
        }
        await composition.store.close()
        Console.standard.say(
            stored.isNew ? "command.form_stored" : "command.form_there",
            ["form": stored.code, "version": String(stored.version)])
    }
}

/// `phucloi form assign CODE`: says who owes a form from a day on.
struct AssignForm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "assign", abstract: "Giao biểu cho nơi phải báo cáo.")

    @Argument(help: "Mã biểu.")
    var code: String

    @Option(help: "Mã đơn vị hoặc đối tác; all là mọi đối tác.")
    var to: String

    @Option(help: "Loại kỳ: month, quarter, halfYear hoặc year.")
    var period: String

    @Option(help: "Loại đơn vị trực thuộc phải báo cáo, ví dụ grassroots_union.")
    var kind: String?

    @Option(help: "Từ ngày.")
    var from: String

    @Option(help: "Đến trước ngày.")
    var until: String?

    @Option(help: "Những ngày nhắc, tính từ hạn nộp, ví dụ -3,1,7: trước ba ngày, sau một và bảy ngày.")
    var remind = ""

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let assignment = AssignmentRequest(
            form: code, subject: to, periodKind: period, unitKind: kind, from: from, until: until, remind: remind)
        let composition = try await options.open()
        let reports = composition.reports
        try await composition.store.write { tx in try reports.assign(assignment, as: .commandLine, in: tx) }
        await composition.store.close()
        Console.standard.say("command.form_assigned", ["form": code, "subject": to])
    }
}
