internal import Foundation
internal import Imports
internal import Kernel
internal import Logging
internal import Web

/// Speaks to the person at the command line, in Vietnamese unless `PHUCLOI_LANGUAGE` is `en`.
struct Console: Sendable {
    static let standard = Console()

    private let catalogue: Catalogue?
    private let language: Language

    private init() {
        var logger = Logger(label: "phucloi")
        logger.logLevel = .error
        catalogue = try? Catalogue(folders: Areas.messageFolders, logger: logger)
        language = ProcessInfo.processInfo.environment["PHUCLOI_LANGUAGE"].flatMap(Language.init) ?? .vietnamese
    }

    func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
        catalogue?.text(key, parameters, language) ?? key
    }

    /// The catalogue in the reader's language, for files that the command makes.
    func messages() throws -> Messages {
        guard let catalogue else { throw CommandFailure("command.no_installation") }
        return Messages(catalogue: catalogue, language: language)
    }

    /// A sentence on standard output.
    func say(_ key: String, _ parameters: [String: String] = [:]) {
        write(text(key, parameters) + "\n", to: 1)
    }

    /// Plain text on standard output.
    func print(_ line: String) {
        write(line + "\n", to: 1)
    }

    /// Bytes on standard output.
    func write(_ bytes: [UInt8]) {
        FileHandle(fileDescriptor: 1).write(Data(bytes))
    }

    func tell(_ failure: CommandFailure) {
        write("phucloi: " + text(failure.key, failure.parameters) + "\n", to: 2)
    }

    /// One line on standard error that is written over by the next; only on a terminal.
    func progress(_ line: String) {
        guard isatty(2) == 1 else { return }
        write("\r\u{1B}[K" + line, to: 2)
    }

    /// Ends the line of the progress.
    func endProgress() {
        guard isatty(2) == 1 else { return }
        write("\r\u{1B}[K", to: 2)
    }

    var sentence: Importer.Sentence {
        { [self] key, parameters in text(key, parameters) }
    }

    private func write(_ text: String, to descriptor: Int32) {
        FileHandle(fileDescriptor: descriptor).write(Data(text.utf8))
    }
}
