// Command tiny is the least program that dist can be filled with.
package main

func main() { print("tiny") }
