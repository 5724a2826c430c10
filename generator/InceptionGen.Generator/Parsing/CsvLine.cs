using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Text;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Parsing;

/// <summary>A line of a CSV file as cells. A cell ends on its line, so a forgotten quote spoils one row and not the rest of the table.</summary>
/// <param name="Cells">The cells, trimmed, without quotes.</param>
/// <param name="Start">The first character that is not blank.</param>
/// <param name="End">Behind the last one.</param>
/// <param name="Fault">What is wrong with the form of the line, and where; null if nothing is.</param>
internal sealed record CsvLine(IReadOnlyList<SpannedText> Cells, int Start, int End, (int Start, int End, string Detail)? Fault)
{
    public bool IsBlank => Cells.All(cell => cell.Text.Length == 0);

    /// <remarks>A byte order mark is a blank as any other.</remarks>
    public static CsvLine Split(TableText table, TextLine line)
    {
        string content = table.Content;
        int start = line.Start, end = line.End;
        while (end > start && Spelling.IsBlank(content[end - 1])) end--;
        while (start < end && Spelling.IsBlank(content[start])) start++;
        return new Splitter(content, start, end).Split();
    }

    private sealed class Splitter(string content, int position, int end)
    {
        private readonly List<SpannedText> cells = [];
        private (int Start, int End, string Detail)? fault;

        public CsvLine Split()
        {
            int start = position;
            do cells.Add(TakeCell());
            while (TakeComma());

            return new CsvLine(cells, start, end, fault);
        }

        private bool TakeComma()
        {
            if (position == end) return false;

            position++;
            return true;
        }

        private SpannedText TakeCell()
        {
            int first = position;
            while (first < end && content[first] != ',' && Spelling.IsBlank(content[first])) first++;
            return first < end && content[first] == '"' ? TakeQuoted(first) : TakePlain(first);
        }

        private SpannedText TakePlain(int first)
        {
            int last = IndexOf(',', position);
            SpannedText cell = new SpannedText(content.Substring(position, last - position), position).Trim();
            int mark = CellReader.IndexOfMark(cell.Text);
            if (mark >= 0 && cell.Text.IndexOf(']', mark) < 0 && IndexOf(']', last) is int bracket && bracket < end)
            {
                // The reason holds a comma: read the cell as it was meant and say what it lacks.
                last = IndexOf(',', bracket);
                cell = new SpannedText(content.Substring(position, last - position), position).Trim();
                fault ??= (cell.Start, cell.End, "a comma inside [sic: ...] ends the cell; put the cell in double quotes");
            }

            position = last;
            return cell;
        }

        private SpannedText TakeQuoted(int quote)
        {
            var text = new StringBuilder();
            var places = new List<int>();
            int index = quote + 1;
            for (; index < end; index++)
            {
                if (content[index] == '"' && (index + 1 == end || content[index + 1] != '"')) break;
                places.Add(index);
                text.Append(content[index]);
                if (content[index] == '"') index++;
            }

            if (index == end)
            {
                // Read as if the quote were not there: its cell most likely ends at the next comma.
                fault ??= (quote, end, "the quote is not closed on this line; close it, or double it if it belongs to the text");
                position = quote + 1;
                return TakePlain(position);
            }

            places.Add(index);
            position = IndexOf(',', index);
            ExpectNothing(index + 1, position);
            return new SpannedText(text.ToString(), places).Trim();
        }

        private void ExpectNothing(int from, int to)
        {
            SpannedText surplus = new SpannedText(content.Substring(from, to - from), from).Trim();
            if (surplus.Text.Length == 0) return;

            fault ??= (surplus.Start, surplus.End, "text stands behind the closing quote; double a quote that belongs to the text");
        }

        private int IndexOf(char character, int from)
        {
            int index = content.IndexOf(character, from, end - from);
            return index < 0 ? end : index;
        }
    }
}
