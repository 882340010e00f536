/// A file whose values are gathered: printing it takes its time and needs no transaction any more.
package struct GatheredFile: Sendable {
    package let bytes: @Sendable () throws -> [UInt8]

    init(_ bytes: @escaping @Sendable () throws -> [UInt8]) {
        self.bytes = bytes
    }
}

/// A welfare report whose values are gathered, to be printed without a transaction.
package struct WelfarePrint: Sendable {
    package let report: WelfareReport
    package let file: @Sendable () throws -> ReportFile
}
