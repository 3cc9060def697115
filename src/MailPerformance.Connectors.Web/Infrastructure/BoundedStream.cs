namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// A body that is read in bounds: more bytes than the limit are refused with 413, a longer time than <see cref="BodyReaders"/> allows with
/// 408. Its place among those that are read at once is taken by the first read, and free again after the last.
/// </summary>
public sealed class BoundedStream(Stream body, long limit, BodyReaders readers, HttpContext context) : Stream
{
    private BodyPlace? _place;
    private long _read;
    private bool _isOver;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isOver)
        {
            return 0;
        }

        var place = Place();
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, place.Late);
            var read = await body.ReadAsync(buffer, either.Token);
            _isOver = read == 0 && buffer.Length > 0;
            return Count(read);
        }
        catch (OperationCanceledException) when (place.Late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            _isOver = true;
            throw new BadHttpRequestException("The body does not come to its end.", StatusCodes.Status408RequestTimeout);
        }
        catch
        {
            _isOver = true;
            throw;
        }
        finally
        {
            if (_isOver)
            {
                place.Dispose();
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private BodyPlace Place()
    {
        if (_place is null)
        {
            _place = readers.Enter(context);

            // Whoever stops reading before the end keeps nobody out.
            context.Response.RegisterForDispose(_place);
        }

        return _place;
    }

    /// <exception cref="BadHttpRequestException">It is too long.</exception>
    private int Count(int read)
    {
        _read += read;
        return _read <= limit ? read : throw new BadHttpRequestException("The body is too long.", StatusCodes.Status413PayloadTooLarge);
    }
}
