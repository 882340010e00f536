import ArgumentParser

@main
struct Phucloi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "phucloi")
}
