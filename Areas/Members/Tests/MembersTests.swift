import Testing
@testable import Members
