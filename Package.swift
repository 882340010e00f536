// swift-tools-version: 6.2
// The map of PhucLoi: rings from the inside out, areas in order of need. A target needs only what stands above it.
import PackageDescription

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A Debian `-dev` library behind a module map in `Sources/<name>`.
func system(_ name: String, pkgConfig: String?, apt: String) -> Target {
    .systemLibrary(name: name, path: "Sources/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// A platform target: knows no area.
func platform(_ name: String, needs: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: needs, path: "Sources/\(name)", resources: resources, swiftSettings: house)
}

/// A product area with the fixed shape of docs/ARCHITECTURE.md.
func area(
    _ name: String, needs areas: [String] = [], libraries: [Target.Dependency] = [],
    resources: [String] = ["Messages", "Schema", "Templates"]
) -> Target {
    .target(
        name: name,
        dependencies: ["Kernel", "Storage", "Documents", "Imports", "Web", hummingbird, httpTypes, mustache, logging]
            + areas.map { .byName(name: $0) } + libraries,
        path: "Areas/\(name)",
        exclude: ["README.md", "Tests"],
        resources: resources.map { .copy($0) },
        swiftSettings: house)
}

/// The tests of one area, beside its sources.
func areaTests(_ name: String, needs: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: ["TestKit", .byName(name: name)] + needs,
        path: "Areas/\(name)/Tests",
        swiftSettings: house)
}

/// The tests of a platform target or of the whole.
func tests(_ name: String, needs: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: needs, path: "Tests/\(name)", swiftSettings: house)
}

let package = Package(
    name: "PhucLoi",
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        // Debian's libraries
        system("CPostgres", pkgConfig: "libpq", apt: "libpq-dev"),
        system("CArgon2", pkgConfig: "libargon2", apt: "libargon2-dev"),
        system("CXlsxWriter", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev"),
        system("CZip", pkgConfig: "libzip", apt: "libzip-dev"),
        system("CQREncode", pkgConfig: "libqrencode", apt: "libqrencode-dev"),
        system("CXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
        system("CPango", pkgConfig: "pangocairo", apt: "libpango1.0-dev"),
        system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
        // Debian ships no .pc file for it.
        system("CRoaring", pkgConfig: nil, apt: "libroaring-dev"),

        // Platform
        platform("Kernel"),
        platform("Storage", needs: ["Kernel", "CPostgres", grdb, sqlite, logging, deque]),
        platform("Documents", needs: ["Kernel", "CXlsxWriter", "CZip", "CXML2", "CPango", "CQREncode"]),
        platform("Figures", needs: ["Kernel", "Storage"]),
        platform("Rollup", needs: ["Kernel", "CRoaring"]),
        platform("CardFormat"),
        platform("CodeReader"),
        platform("Credential", needs: ["Kernel", "CardFormat", "CZlib", crypto, cryptoExtras]),
        platform("SampleWorld", needs: ["Kernel", "Documents"]),
        platform(
            "Web",
            needs: ["Kernel", "Storage", "Documents", hummingbird, httpTypes, mustache, crypto, logging, nioCore],
            resources: [.copy("Resources")]),
        platform(
            "Jobs", needs: ["Kernel", "Storage", "Web", logging],
            resources: [.copy("Messages"), .copy("Schema"), .copy("Templates")]),
        platform(
            "Imports", needs: ["Kernel", "Storage", "Documents", "Web", "Jobs"],
            resources: [.copy("Messages"), .copy("Schema"), .copy("Templates")]),
        platform(
            "Attachments", needs: ["Kernel", "Storage", "Documents", "Web", crypto],
            resources: [.copy("Messages"), .copy("Schema")]),
        platform(
            "Settings", needs: ["Kernel", "Storage", "Attachments", "Web"],
            resources: [.copy("Messages"), .copy("Schema"), .copy("Templates")]),

        // Areas, in order of need
        area("Organisation"),
        area("Access", needs: ["Organisation"], libraries: [crypto, nioPosix, "CArgon2"]),
        area("Reports", needs: ["Organisation", "Access"], libraries: ["Attachments", crypto]),
        area("Members", needs: ["Organisation", "Access"], libraries: [crypto]),
        area(
            "Cards", needs: ["Organisation", "Access", "Members"],
            libraries: ["Attachments", "CardFormat", "Credential", "Jobs", crypto, cryptoExtras]),
        area("Partners", needs: ["Organisation"]),
        area("Directory", needs: ["Organisation", "Partners"]),
        area(
            "Sales", needs: ["Organisation", "Access", "Reports", "Members", "Cards", "Partners"],
            libraries: ["Rollup", "CardFormat", "Credential", crypto]),
        area(
            "Counters", needs: ["Organisation", "Access", "Reports", "Members", "Cards", "Partners", "Sales"],
            libraries: ["Credential", crypto]),
        area(
            "Connections", needs: ["Access", "Cards", "Partners", "Sales"],
            libraries: ["Credential", crypto, asyncHTTPClient, nioCore, nioHTTP1, nioPosix]),
        area(
            "Supervision", needs: ["Organisation", "Access", "Reports", "Partners"], libraries: ["Attachments"]),
        area("Care", needs: ["Organisation", "Access", "Reports", "Partners"]),
        area(
            "Publicity",
            needs: ["Organisation", "Access", "Reports", "Members", "Cards", "Partners", "Sales", "Supervision"],
            libraries: ["Attachments", "Jobs"]),
        area("Bargaining", needs: ["Organisation"], libraries: ["Figures"]),
        area("Targets", needs: ["Organisation"], libraries: ["Figures"]),
        area("Desks"),

        // Composition
        .target(
            name: "App",
            dependencies: [
                "Kernel", "Storage", "Documents", "Jobs", "Imports", "Web", "Attachments", "Settings", "SampleWorld",
                "CardFormat", "Credential", "Organisation", "Access", "Reports", "Members", "Cards", "Partners",
                "Directory", "Sales", "Counters", "Connections", "Supervision", "Care", "Publicity", "Bargaining",
                "Targets", "Desks", "Figures",
                hummingbird, mustache, logging, nioCore, argumentParser,
            ],
            path: "Sources/App",
            resources: [.copy("Messages")],
            swiftSettings: house),
        .executableTarget(
            name: "phucloi", dependencies: ["App", argumentParser], path: "Sources/phucloi", swiftSettings: house),
        .executableTarget(
            name: "hello", dependencies: [hummingbird, logging], path: "Benchmarks/hello", swiftSettings: house),
        .executableTarget(
            name: "papers", dependencies: ["Documents"], path: "Benchmarks/papers", swiftSettings: house),
        .executableTarget(
            name: "cards", dependencies: ["CardFormat", "Credential", crypto], path: "Benchmarks/cards",
            swiftSettings: house),
        .executableTarget(
            name: "codes", dependencies: ["CodeReader"], path: "Benchmarks/codes", swiftSettings: house),

        // Tests
        .target(
            name: "TestKit",
            dependencies: [
                "Kernel", "Storage", "Documents", "Imports", "Web", "App", "CPostgres",
                "Organisation", "Access", "Reports", "Members", "Partners", "Sales",
                hummingbird, nioCore, nioEmbedded, httpTypes, logging,
            ],
            path: "Tests/TestKit", swiftSettings: house),
        tests("KernelTests", needs: ["Kernel", "TestKit"]),
        tests("StorageTests", needs: ["Kernel", "Storage", "TestKit"]),
        tests("DocumentsTests", needs: ["Kernel", "Documents", "TestKit"]),
        tests("ImportsTests", needs: ["Kernel", "Storage", "Documents", "Imports", "Web", "Access", "TestKit"]),
        tests(
            "WebTests",
            needs: [
                "Kernel", "Storage", "Web", "Access", "Imports", "App", "TestKit", hummingbird, httpTypes, mustache,
                logging, nioCore, yams,
            ]),
        tests(
            "SampleWorldTests",
            needs: [
                "Kernel", "Storage", "Documents", "Imports", "Web", "SampleWorld", "App", "Organisation", "Access",
                "TestKit", logging,
            ]),
        tests(
            "JobsTests", needs: ["Kernel", "Storage", "Documents", "Jobs", "Web", "App", "Access", "TestKit", logging]),
        tests(
            "AttachmentsTests", needs: ["Kernel", "Storage", "Documents", "Web", "Attachments", "TestKit", logging]),
        tests(
            "SettingsTests",
            needs: ["Kernel", "Storage", "Web", "Settings", "Access", "App", "Jobs", "TestKit", logging]),
        tests(
            "CredentialTests",
            needs: [
                "Kernel", "CardFormat", "Credential", "Documents", "App", "CQREncode", "TestKit", crypto, cryptoExtras,
            ]),
        tests("CodeReaderTests", needs: ["CodeReader", "CQREncode", "TestKit"]),
        tests("RollupTests", needs: ["Kernel", "Rollup"]),
        tests("TidyTests", needs: ["TestKit"]),
        areaTests("Organisation"),
        areaTests("Access"),
        areaTests("Reports", needs: ["Access", "App", httpTypes]),
        areaTests("Members"),
        areaTests(
            "Cards",
            needs: ["CardFormat", "Credential", "Access", "Documents", "Jobs", "Members", "Web", crypto, logging]),
        areaTests("Partners", needs: ["Access"]),
        areaTests("Directory"),
        areaTests(
            "Sales",
            needs: ["Rollup", "Web", "Access", "App", "CardFormat", "Cards", "Credential", "Members", "Partners"]),
        areaTests(
            "Counters", needs: ["Access", "App", "Cards", "CardFormat", "Credential", "Partners", "Sales", crypto]),
        areaTests(
            "Connections",
            needs: [
                "Access", "App", "Cards", "Credential", "Partners", "Sales", "Web", crypto, hummingbird, httpTypes,
                logging,
                nioCore,
            ]),
        areaTests("Supervision", needs: ["Access", "App", "Attachments", "Documents"]),
        areaTests("Care"),
        areaTests("Publicity", needs: ["Access", "App", "Attachments", "Documents"]),
        areaTests("Bargaining", needs: ["Figures"]),
        areaTests("Targets", needs: ["Access", "App", "Bargaining", "Figures"]),
        areaTests("Desks", needs: ["Access", "App", "Reports", httpTypes]),
    ],
    swiftLanguageModes: [.v6]
)
