internal import ArgumentParser
internal import CardFormat
internal import Credential

/// `phucloi cbor diag FILE`: anybody's CBOR for people.
struct CBORCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cbor", abstract: "Xem dữ liệu CBOR.", subcommands: [Diagnose.self])

    struct Diagnose: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diag", abstract: "In dạng chẩn đoán của RFC 8949.",
            discussion: "Mã thoát 1 khi tệp không phải là đúng một giá trị CBOR.")

        @Argument(help: "Tệp CBOR.")
        var file: String

        func run() throws {
            let bytes = try BytesInput.file(file)
            do throws(FormatFault) {
                Console.standard.print(try DiagnosticNotation.text(bytes))
            } catch {
                throw CommandFailure("command.bad_cbor", ["file": file, "reason": "\(error.code)"], exitCode: 1)
            }
        }
    }
}
