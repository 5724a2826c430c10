using System.Linq;
using InceptionGen.Language.Documents;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

public sealed class DirectiveTests
{
    [Fact]
    public void Directives_have_one_spelling_and_know_their_places()
    {
        const string Text = "#  Average-Pooling :  counts padding  \n# NORMALISATION: none\n# Params Unit: 1000\ntype\nconv";
        TableDocument document = Reading.Csv(Text);

        Assert.Equal(["average pooling=counts padding", "normalization=none", "params unit=1000"], document.Directives.Select(directive => directive.Key + "=" + directive.Value));
        Directive first = document.Directives[0];
        Assert.Equal("Average-Pooling", Text.Substring(first.KeyLocation.Span.Start, first.KeyLocation.Span.Length));
        Assert.Equal("counts padding", Text.Substring(first.ValueLocation.Span.Start, first.ValueLocation.Span.Length));
    }

    [Fact]
    public void Every_directive_of_a_kind_is_known()
    {
        Reading.Csv("# network: A\n# source: s\n# lineage: l\n# note: n\n# note: m\n# input: i\n# padding: p\n# pooling: p\n# average pooling: a\n# normalization: n\n# bias: b\n# activation: a\n# params unit: p\n# preprocess: p\n# names: n\ntype\nconv");
        Assert.Equal(9, Reading.Csv("# loss: l\n# auxiliary weight: w\n# optimiser: o\n# learning rate: l\n# gradient clipping: g\n# weight decay: w\n# weight average: w\n# initialisation: i\n# frozen: f\ntype\nconv").Directives.Count);
        Reading.Csv("# module: A\n# padding: p\n# pooling: p\n# average pooling: a\n# normalization: n\n# bias: b\n# activation: a\n# params unit: p\ntype\nconv");
        TableDocument names = Reading.Csv("# names of: A\n# convolution: c\n# linear: l\n# bias: b\n# gamma: g\n# beta: b\n# mean: m\n# variance: v\nrow,column,weight\n*,,*");
        Assert.Equal(8, names.Directives.Count);
    }

    [Theory]
    [InlineData("# Table 1: GoogLeNet")]
    [InlineData("# see https://arxiv.org/abs/1409.4842")]
    [InlineData("# This is a very long sentence that happens to hold a colon: here")]
    [InlineData("# padding")]
    [InlineData("# : padding")]
    public void Other_comments_are_comments(string comment) => Assert.Empty(Reading.Csv(comment + "\ntype\nconv").Directives);

    [Theory]
    [InlineData("# {|ING007:pading|}: same")]
    [InlineData("# {|ING007:Networks|}: A")]
    [InlineData("# {|ING007:padding rule|}: same")]
    [InlineData("# {|ING007:input size|}: 224x224x3")]
    [InlineData("# {|ING007:gamma|}: *.weight")]
    [InlineData("# {|ING007:lose|}: cross-entropy")]
    [InlineData("# {|ING007:optimizer rule|}: sgd")]
    [InlineData("# module: A\n# {|ING007:frozen|}: all")]
    [InlineData("# network: A\n# {|ING007:module|}: B")]
    public void A_comment_that_was_meant_as_a_directive_is_reported(string comment) => Reading.Csv(comment + "\ntype\nconv");

    [Theory]
    [InlineData("pading", "'pading' has no effect: did you mean 'padding'?")]
    [InlineData("padding rule", "'padding rule' has no effect: did you mean 'padding'?")]
    [InlineData("gamma", "'gamma' has no effect: it is a directive of names tables, and this is a network table")]
    [InlineData("names of", "'names of' has no effect: a table is a network, a module or a names table, and this is a network table")]
    public void The_message_says_what_was_meant(string key, string message) =>
        Assert.Equal(message, Reading.CsvMessage("# network: A\n# " + key + ": x\ntype\nconv"));

    [Fact]
    public void A_directive_below_the_header_is_reported()
    {
        Assert.Empty(Reading.Csv("type\n# {|ING007:padding|}: same\n# note: prose may stand anywhere\nconv").Directives);
        Assert.Equal("'padding' has no effect: directives go above the header; move the line there", Reading.CsvMessage("type\n# padding: same\nconv"));
    }

    [Fact]
    public void A_directive_stands_once()
    {
        Assert.Equal("same", Assert.Single(Reading.Csv("# padding: same\n# Padding: {|ING013:valid|}\ntype\nconv").Directives).Value);
        Assert.Equal("Directive 'Padding': 'valid' cannot be used: 'padding' is given twice; keep one of the two", Reading.CsvMessage("# padding: same\n# Padding: valid\ntype\nconv"));
    }

    [Fact]
    public void A_directive_has_a_value() => Assert.Empty(Reading.Csv("# padding:{|ING013:|}\ntype\nconv").Directives);

    [Fact]
    public void A_names_table_is_recognised_by_its_header()
    {
        TableDocument document = Reading.Csv("# convolution: *.conv.weight\nRow,Column,Weight\n\"inception (*)\",#3x3 reduce (2),inception*.branch3.0");

        Assert.Equal(TableKind.Names, document.Kind);
        Assert.Equal("*.conv.weight", Assert.Single(document.Directives).Value);
        Assert.Equal("Row=inception (*); Column=#3x3 reduce (2); Weight=inception*.branch3.0", Reading.Shown(document.Rows[0]));
    }

    [Theory]
    [InlineData("type,input size,output size,#1x1", TableKind.Module)]
    [InlineData("type,input size,output size", TableKind.Network)]
    [InlineData("type,output size,#1x1", TableKind.Network)]
    [InlineData("# network: A\ntype,input size,output size,#1x1", TableKind.Network)]
    [InlineData("# module: A\ntype", TableKind.Module)]
    internal void A_table_has_a_kind(string header, TableKind kind) => Assert.Equal(kind, Reading.Csv(header + "\nconv").Kind);
}
