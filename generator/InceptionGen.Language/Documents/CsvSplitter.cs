using System.Collections.Generic;
using System.Text;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Splits one line into cells.</summary>
internal sealed class CsvSplitter(string content, int position, int end, Dialect dialect)
{
    private readonly List<SpannedText> _cells = [];

    /// <summary>Where the next of these are, so that a line of a million open brackets is not searched a million times.</summary>
    private int _nextOpening = -1, _nextClosing = -1, _nextBracket = -1, _nextQuote = -1;
    private CsvFault? _fault;
    private bool _hasOpenQuote;

    public CsvLine Split()
    {
        int start = position;
        if (dialect.HasBars && position < end && content[position] == dialect.Separator) position++;
        do _cells.Add(TakeCell());
        while (TakeSeparator());

        return new CsvLine(_cells, start, end, _fault, _hasOpenQuote);
    }

    /// <summary>False at the end of the line, and at a bar that ends it.</summary>
    private bool TakeSeparator()
    {
        if (position == end || (dialect.HasBars && position + 1 == end)) return false;

        position++;
        return true;
    }

    private SpannedText TakeCell()
    {
        int first = position;
        while (first < end && content[first] != dialect.Separator && Spelling.IsBlank(content[first])) first++;

        // ="64" is how a spreadsheet is told that a cell is a text.
        int quote = first + 1 < end && content[first] == '=' && content[first + 1] == '"' ? first + 1 : first;
        return quote < end && content[quote] == dialect.Quote ? TakeQuoted(quote) : TakePlain();
    }

    private SpannedText TakePlain()
    {
        int last = EndOfCell(position);
        SpannedText cell = Cell(last);
        if (!dialect.HasBars && IndexOfCut(cell.Text, last) is int cut)
        {
            string inside = CellReader.IndexOfMark(cell.Text) >= 0 ? "[sic: ...]" : "the brackets";
            last = EndOfCell(cut);
            cell = Cell(last);
            _fault ??= new CsvFault(cell.Start, cell.End, dialect.OneInWords + " inside " + inside + " ends the cell; put the cell in double quotes");
        }

        position = last;
        return cell;
    }

    /// <summary>Where the bracket closes that the cell leaves open, so that the cell is read as it was meant; null if it leaves none open.</summary>
    private int? IndexOfCut(string cell, int from)
    {
        int mark = CellReader.IndexOfMark(cell);
        int opening = mark >= 0 ? mark : cell.LastIndexOf('(');
        if (opening < 0 || cell.IndexOf(mark >= 0 ? ']' : ')', opening) >= 0) return null;

        if (mark >= 0) return Next(ref _nextBracket, ']', from) is int bracket && bracket < end ? bracket : null;

        int closing = Next(ref _nextClosing, ')', from);
        bool isOfThisCell = Next(ref _nextOpening, '(', from) > closing && Next(ref _nextQuote, dialect.Quote, from) > closing;
        return closing < end && isOfThisCell ? closing : null;
    }

    private int Next(ref int known, char character, int from)
    {
        if (known < from) known = IndexOf(character, from);
        return known;
    }

    private SpannedText Cell(int last)
    {
        SpannedText cell = new SpannedText(content.Substring(position, last - position), position).Trim();
        return dialect.HasBars ? Markdown.Plain(cell) : cell;
    }

    private SpannedText TakeQuoted(int quote)
    {
        var text = new StringBuilder();
        var places = new List<int>();
        int index = quote + 1;
        for (; index < end; index++)
        {
            bool isQuote = content[index] == content[quote];
            if (isQuote && (index + 1 == end || content[index + 1] != content[quote])) break;
            places.Add(index);
            // A cell may be broken into lines to be narrow.
            text.Append(content[index] is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029' ? ' ' : content[index]);
            if (isQuote) index++;
        }

        // Markdown has no quotes: what looks like one belongs to the text.
        if (dialect.HasBars && (index == end || !IsEndOfCell(index + 1))) return TakePlain();
        if (index == end)
        {
            // Read as if the quote were not there: its cell most likely ends at the next separator.
            _fault ??= new CsvFault(quote, end, "the quote is not closed on this line; close it, or double it if it belongs to the text");
            _hasOpenQuote = true;
            position = quote + 1;
            return TakePlain();
        }

        places.Add(index);
        position = EndOfCell(index);
        ExpectNothing(index + 1, position);
        return new SpannedText(text.ToString(), places).Trim();
    }

    private bool IsEndOfCell(int from)
    {
        while (from < end && content[from] != dialect.Separator && Spelling.IsBlank(content[from])) from++;
        return from == end || content[from] == dialect.Separator;
    }

    private void ExpectNothing(int from, int to)
    {
        SpannedText surplus = new SpannedText(content.Substring(from, to - from), from).Trim();
        if (surplus.Text.Length == 0) return;

        _fault ??= new CsvFault(surplus.Start, surplus.End, "there is text after the closing quote; double a quote that belongs to the text");
    }

    /// <summary>The next separator, or the end of the line; a bar after a backslash belongs to the cell.</summary>
    private int EndOfCell(int from)
    {
        int index = IndexOf(dialect.Separator, from);
        while (dialect.HasBars && index < end && index > 0 && content[index - 1] == '\\') index = IndexOf(dialect.Separator, index + 1);
        return index;
    }

    private int IndexOf(char character, int from)
    {
        int index = content.IndexOf(character, from, end - from);
        return index < 0 ? end : index;
    }
}
