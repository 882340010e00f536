internal import ArgumentParser
internal import CardFormat
internal import Credential

/// `phucloi base45 encode|decode`: the text of QR codes (RFC 9285), from standard input.
struct Base45Command: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "base45", abstract: "Mã hóa, giải mã base45 (RFC 9285) từ đầu vào chuẩn.",
        subcommands: [Encode.self, Decode.self])

    struct Encode: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Byte thành chữ base45.")

        func run() throws {
            let text = Base45.encode(try BytesInput.standardInput())
            Console.standard.write(text + [UInt8(ascii: "\n")])
        }
    }

    struct Decode: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Chữ base45 thành byte, in dạng hexa chữ thường.", discussion: "Mã thoát 1 khi chữ sai.")

        func run() throws {
            let text = BytesInput.line(try BytesInput.standardInput())
            do throws(FormatFault) {
                Console.standard.print(Hexadecimal.text(try Base45.decode(text)))
            } catch {
                throw CommandFailure("command.bad_base45", ["reason": "\(error.code)"], exitCode: 1)
            }
        }
    }
}
