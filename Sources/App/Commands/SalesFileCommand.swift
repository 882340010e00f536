internal import ArgumentParser
internal import Connections
internal import Foundation
internal import Kernel
internal import Storage

/// `phucloi sales-file FILE --signature FILE.jws`: takes a partner's signed file of sales that came another way.
struct SalesFileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sales-file", abstract: "Nhận một tệp bán hàng có chữ ký của đối tác.",
        discussion: """
            Mã thoát: 0 mọi dòng đã vào; 3 có dòng bị loại hoặc từ chối; 2 chữ ký hoặc tệp không được nhận, không ghi \
            gì; 1 lỗi chương trình.
            """)

    @Argument(help: "Tệp JSON Lines, mỗi dòng một lượt bán.")
    var file: String

    @Option(help: "Tệp chữ ký JWS tách rời.")
    var signature: String

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let console = Console.standard
        let bytes = try BytesInput.file(file)
        let signature = String(decoding: try BytesInput.file(signature), as: UTF8.self)
        let composition = try await options.open()
        let taken = try await composition.connections.takeFile(bytes, signature: signature, as: .commandLine)
        for line in taken.lines where line.code != nil {
            let sentence = console.sentence(line.message.key, line.message.parameters)
            console.say(
                "command.sales_file_line",
                ["line": String(line.number), "code": line.code ?? "", "sentence": sentence])
        }
        console.say(
            "command.sales_file",
            [
                "lines": Digits.grouped(Int64(taken.lines.count)), "standing": Digits.grouped(Int64(taken.standing)),
                "refused": Digits.grouped(Int64(taken.refused)), "rejected": Digits.grouped(Int64(taken.rejected)),
            ])
        await composition.store.close()
        if taken.refused + taken.rejected > 0 { throw ExitCode(3) }
    }
}
