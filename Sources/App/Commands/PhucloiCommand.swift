package import ArgumentParser
internal import Foundation
internal import Storage

/// The program: a server and its command line.
package struct PhucloiCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "phucloi",
        abstract: "Phúc Lợi: chương trình phúc lợi đoàn viên, từ thỏa thuận đến số liệu.",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, SampleCommand.self, ImportCommand.self, TakeBackCommand.self,
            ExportCommand.self, ReportCommand.self, TreeCommand.self, BackupCommand.self, RestoreCommand.self,
            DoctorCommand.self,
            AccountCommand.self, MemberCommand.self, FormCommand.self, ObligationsCommand.self,
            BoardCommand.self, LeafletCommand.self, PublishCommand.self, AmendCommand.self, VerifyReportCommand.self,
            RollupCommand.self, CardCommand.self, KeysCommand.self, COSECommand.self, CBORCommand.self,
            Base45Command.self, SalesFileCommand.self,
        ])

    package init() {}

    /// Runs the command of the program's arguments; the exit code is 0, 3 (some rows were not taken), 2 (wrong usage
    /// or nothing could be done) or 1 (a fault of the program).
    package static func runToExit() async -> Never {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            Foundation.exit(0)
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch let failure as CommandFailure {
            Console.standard.tell(failure)
            Foundation.exit(failure.exitCode)
        } catch {
            Foundation.exit(tell(error))
        }
    }

    /// What ArgumentParser or a fault has to say; help is no fault.
    private static func tell(_ error: any Error) -> Int32 {
        let code = exitCode(for: error)
        if code == .success || code == .validationFailure {
            let text = fullMessage(for: error)
            FileHandle(fileDescriptor: code == .success ? 1 : 2).write(Data((text + "\n").utf8))
            return code == .success ? 0 : 2
        }
        let failure = CommandFailure(error)
        Console.standard.tell(failure)
        return failure.exitCode
    }
}
